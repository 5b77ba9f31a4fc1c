import { compact, formatBytes } from '../../../base/index.ts';
import type { Environment, Platform, Vault } from '../../../model/index.ts';
import { accountAnnotations } from '../account-annotations.ts';
import type { Component } from '../area.ts';
import { podsOf, serviceOf, tcp } from '../network/peers.ts';
import { sourced } from '../sourced.ts';
import { temporaryLogins, vaultCertificate, vaultNamespace, vaultOperator, vaultPods } from '../vault.ts';

/** Servers: a majority stays when one zone is lost. */
const servers = 3;
const tls = '/vault/tls';

/** Source of the keys: hashicorp/vault-helm v0.34.1, values.yaml. */
export function vaultComponent(platform: Platform, environment: Environment, vault: Vault): Component {
  const pool = environment.cluster.pools.find((one) => one.name === vault.pool);
  const values = {
    global: { tlsDisable: false },
    // External Secrets makes Secrets; nothing is injected into pods.
    injector: { enabled: false },
    server: compact<Record<string, unknown>>({
      resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { memory: '512Mi' } },
      extraEnvironmentVars: { VAULT_CACERT: `${tls}/ca.crt` },
      volumes: [{ name: 'tls', secret: { secretName: vaultCertificate } }],
      volumeMounts: [{ name: 'tls', mountPath: tls, readOnly: true }],
      dataStorage: storage(vault),
      auditStorage: { enabled: true, ...storage(vault) },
      ha: {
        enabled: true,
        replicas: servers,
        raft: { enabled: true, setNodeId: true, config: configuration(platform, environment, vault) },
      },
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'topology.kubernetes.io/zone',
          whenUnsatisfiable: 'DoNotSchedule',
          nodeTaintsPolicy: 'Honor',
          labelSelector: { matchLabels: vaultPods },
        },
      ],
      nodeSelector: pool === undefined ? undefined : { ...pool.labels },
      tolerations:
        pool === undefined || pool.taints.length === 0
          ? undefined
          : pool.taints.map(({ key, value, effect }) => ({ key, operator: 'Equal', value, effect })),
      serviceAccount: { annotations: accountAnnotations(environment, vault.identity) },
      extraLabels:
        environment.cloud.provider === 'azure' ? { 'azure.workload.identity/use': 'true' } : undefined,
      networkPolicy: { enabled: true, ingress: admitted(environment) },
      statefulSet: {
        securityContext: {
          pod: {
            runAsNonRoot: true,
            runAsUser: 100,
            runAsGroup: 1000,
            fsGroup: 1000,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          container: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        },
      },
    }),
  };
  return {
    name: 'vault',
    software: 'vault',
    namespace: vaultNamespace,
    purpose: 'Keeps the secrets of the platform, and writes down who reads them',
    values: sourced(values, vault.path, {
      comments: {
        injector: 'The External Secrets Operator makes the Secrets; nothing is injected into pods.',
        'server.auditStorage': 'A full volume stops Vault: it serves nothing that it cannot write down.',
        'server.ha.replicas': 'As many as the configuration below joins.',
        'server.topologySpreadConstraints': 'One server to a zone: the loss of a zone leaves a majority.',
      },
    }),
    needs: ['cert-manager'],
  };
}

function storage({ storage: size, storageClass }: Vault): Record<string, unknown> {
  return compact<Record<string, unknown>>({ size: formatBytes(size), storageClass });
}

/** Who may ask Vault: the operator that makes Secrets, services that call it, Prometheus; and the servers each other. */
function admitted(environment: Environment): readonly unknown[] {
  const callers = environment.services.filter((service) =>
    environment.externals.some(
      (external) =>
        external.pods?.namespace === vaultNamespace && service.calls.externals.includes(external.name),
    ),
  );
  return [
    {
      from: [
        podsOf({ 'app.kubernetes.io/name': 'external-secrets' }, 'external-secrets', vaultNamespace),
        ...(temporaryLogins(environment).length === 0
          ? []
          : [podsOf({ 'app.kubernetes.io/name': vaultOperator }, vaultOperator, vaultNamespace)]),
        podsOf({ 'app.kubernetes.io/name': 'prometheus' }, environment.monitoringNamespace, vaultNamespace),
        ...callers.map((caller) => serviceOf(caller.name, caller.namespace, vaultNamespace)),
      ],
      ports: [tcp(8200)],
    },
    { from: [podsOf(vaultPods, vaultNamespace, vaultNamespace)], ports: [tcp(8200), tcp(8201)] },
  ];
}

function configuration(platform: Platform, environment: Environment, vault: Vault): string {
  const peers = Array.from(
    { length: servers },
    (_, index) => `  retry_join {
    leader_api_addr     = "https://vault-${index}.vault-internal:8200"
    leader_ca_cert_file = "${tls}/ca.crt"
  }
`,
  );
  return `ui = false
# Required with integrated storage: memory that is locked grows with the database.
disable_mlock = true

listener "tcp" {
  address         = "[::]:8200"
  cluster_address = "[::]:8201"
  tls_cert_file   = "${tls}/tls.crt"
  tls_key_file    = "${tls}/tls.key"
  tls_min_version = "tls12"
  telemetry {
    unauthenticated_metrics_access = true
  }
}

storage "raft" {
  path = "/vault/data"
${peers.join('')}}

# Opens by itself after a restart; recovery keys are needed only to make a new root token.
${seal(platform, environment, vault)}
service_registration "kubernetes" {}

telemetry {
  prometheus_retention_time = "24h"
  disable_hostname          = true
}
`;
}

/** Source: the seal stanzas awskms, azurekeyvault and gcpckms of the Vault documentation. */
function seal(platform: Platform, { name, cloud, security }: Environment, { key }: Vault): string {
  switch (cloud.provider) {
    case 'aws':
      return `seal "awskms" {\n  region     = "${cloud.region}"\n  kms_key_id = "${key}"\n}\n`;
    case 'azure':
      return `seal "azurekeyvault" {\n  vault_name = "${security.keyVault}"\n  key_name   = "${key}"\n}\n`;
    case 'gcp':
      return `seal "gcpckms" {\n  project    = "${cloud.account}"\n  region     = "${cloud.region}"\n  key_ring   = "${platform.name}-${name}"\n  crypto_key = "${key}"\n}\n`;
  }
}
