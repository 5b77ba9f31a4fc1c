import { expect } from 'vitest';
import type { NetworkPolicySpec } from '../../src/kubernetes/index.ts';
import { capability } from './capability.ts';
import { repository } from './repository.ts';

const claims = repository('claims-askes');
const dzinza = repository('dzinza');
const microcrop = repository('microcrop');
const policy = repository('open-policy');
const workflow = repository('ai-workflow');

capability(
  'U067',
  {
    title: 'Pod Security enforced and met',
    where: ['src/compile/objects/namespace/namespace.ts', 'src/verify/rules/security/pod-security-violation'],
  },
  () => {
    const level = (name: string) =>
      workflow.object('production', 'Namespace', name).metadata as { labels: Record<string, string> };
    const enforce = 'pod-security.kubernetes.io/enforce';
    expect(level('application').labels[enforce]).toBe('restricted');
    expect(level('data').labels[enforce]).toBe('baseline');
    expect(level('infrastructure').labels[enforce]).toBe('restricted');
    expect(level('observability').labels[enforce]).toBe('baseline');
  },
);

capability(
  'U069',
  {
    title: 'Cloud identities of workloads',
    where: ['src/model/resolve/cloud-identity.ts', 'src/compile/objects/security/account.ts'],
  },
  () => {
    expect(dzinza.object('production', 'ServiceAccount', 'dzinza-api').metadata).toMatchObject({
      annotations: {
        'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/dzinza-production-dzinza-api',
      },
    });
  },
);

capability(
  'U070',
  {
    title: 'Identity provider with its database, on several nodes',
    where: ['src/model/definition/keycloak.ts', 'src/verify/rules/security/isolated-replicas'],
  },
  () => {
    const keycloak = workflow.object('production', 'StatefulSet', 'keycloak');
    expect(keycloak.spec).toMatchObject({
      replicas: 3,
      template: {
        spec: {
          containers: [
            {
              args: ['start', '--optimized'],
              env: [
                { valueFrom: { secretKeyRef: { name: 'keycloak-postgres.keycloak', key: 'username' } } },
                { valueFrom: { secretKeyRef: { name: 'keycloak-postgres.keycloak', key: 'password' } } },
                { valueFrom: { secretKeyRef: { name: 'keycloak-admin-credentials', key: 'username' } } },
                { valueFrom: { secretKeyRef: { name: 'keycloak-admin-credentials', key: 'password' } } },
              ],
              resources: {
                requests: { cpu: '500m', memory: '1Gi' },
                limits: { cpu: '2', memory: '2Gi' },
              },
              startupProbe: { httpGet: { path: '/health/started' }, failureThreshold: 30 },
            },
          ],
        },
      },
    });
    const text = workflow.files.get('kubernetes/base/services/keycloak/kustomization.yaml');
    expect(text).toContain('KC_DB_URL_HOST=keycloak-postgres-rw.data.svc.cluster.local');
    expect(text).toContain('KC_CACHE_STACK=jdbc-ping');
  },
);

capability(
  'U071',
  {
    title:
      'Vault, highly available, unsealed by the cloud, audited: secrets, credentials made for a while, encryption',
    where: ['src/compile/objects/security', 'src/compile/targets/vault', 'tests/vault.test.ts'],
  },
  () => {
    const values = workflow.files.get('kubernetes/components/vault/values.yaml') ?? '';
    expect(values).toMatch(/replicas: 3/);
    expect(values).toMatch(/tlsDisable: false/);
    expect(values).toMatch(/auditStorage:\n\s+enabled: true/);
    expect(values).toMatch(/topologyKey: topology.kubernetes.io\/zone/);
    const own = workflow.files.get('kubernetes/components/vault/values-production.yaml') ?? '';
    expect(own).toContain('seal "awskms"');
    const script = workflow.files.get('kubernetes/vault/production/configure.sh') ?? '';
    expect(script).toContain('vault audit enable file');
    expect(script).toContain(
      'expect ai-workflow/infrastructure/keycloak-admin-credentials username password',
    );
    expect(workflow.object('production', 'ClusterSecretStore', 'vault').spec).toMatchObject({
      provider: { vault: { server: 'https://vault-active.vault.svc.cluster.local:8200', version: 'v2' } },
    });
    // Credentials for a while: each service its own, which pods get in their variables and lose by a restart.
    expect(
      workflow.object('production', 'VaultDynamicSecret', 'llm-agent-db.llm-agent-service').spec,
    ).toMatchObject({
      vaultAuthRef: 'llm-agent-service',
      path: 'creds/llm-agent-db.llm-agent-service',
      destination: {
        transformation: {
          excludes: ['.*'],
          templates: { url: { text: expect.stringContaining('llm-agent-db-pooler.data') } },
        },
      },
      rolloutRestartTargets: [{ kind: 'argo.Rollout', name: 'llm-agent-service' }],
    });
    expect(script).toContain(
      'role llm-agent-db.llm-agent-service llm-agent-db llm_agent_db_write 3600 86400',
    );
    expect(workflow.files.get('kubernetes/vault/production/llm-agent-db.sql')).toContain(
      'GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "llm_agent_db_write";',
    );
    const policy = workflow.object('production', 'NetworkPolicy', 'llm-agent-db').spec as NetworkPolicySpec;
    expect(policy.ingress).toContainEqual({
      from: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'vault' } },
          podSelector: {
            matchLabels: expect.objectContaining({ 'app.kubernetes.io/name': 'vault', component: 'server' }),
          },
        },
      ],
      ports: [{ protocol: 'TCP', port: 5432 }],
    });
    // Encryption as a service: a key that the service may use and never sees.
    expect(script).toContain('key files 7776000');
    expect(script).toMatch(
      /login ai-workflow-application-file-storage-service[\s\S]*?transit\/decrypt\/files/,
    );
  },
);

capability(
  'U072',
  {
    title: 'Sealed Secrets',
    where: [
      'src/compile/targets/kubernetes/kustomize/write-sealed.ts',
      'src/verify/rules/security/misplaced-seal',
    ],
  },
  () => {
    const root = 'infrastructure/kubernetes';
    expect(claims.files.get(`${root}/overlays/production/sealed/kustomization.yaml`)).toContain(
      'resources: []',
    );
    expect(claims.files.get(`${root}/overlays/production/kustomization.yaml`)).toContain('- sealed');
    expect(claims.files.get(`${root}/seal.sh`)).toContain('kubeseal');
    expect(
      claims.files.get(`${root}/overlays/production/secrets/claims-askes/database-credentials.env.example`),
    ).toContain('url=');
  },
);

capability(
  'U073',
  {
    title: 'Secrets from the secret manager of the cloud',
    where: ['src/compile/objects/security', 'src/verify/rules/security/dangling-secret-store'],
  },
  () => {
    const secret = dzinza.object('production', 'ExternalSecret', 'database-credentials');
    expect(secret.spec).toMatchObject({
      secretStoreRef: { kind: 'SecretStore', name: 'aws-secrets-manager' },
      target: { template: { data: { url: expect.stringMatching(/^postgresql:\/\/\{\{ \.username/) } } },
      data: expect.arrayContaining([
        {
          secretKey: 'password',
          remoteRef: { key: 'dzinza/production/database-credentials', property: 'password' },
        },
      ]),
    });
    expect(dzinza.object('production', 'ServiceAccount', 'secret-reader').metadata).toMatchObject({
      annotations: {
        'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/dzinza-production-dzinza-secrets',
      },
    });
    expect(microcrop.objects('production', 'ExternalSecret').length).toBeGreaterThan(0);
    expect(microcrop.objects('staging', 'ExternalSecret')).toEqual([]);
  },
);

capability(
  'U074',
  {
    title: 'Secrets filled by hand, with every key checked',
    where: [
      'src/compile/targets/kubernetes/kustomize/write-secrets.ts',
      'src/verify/rules/reference/missing-secret-key',
    ],
  },
  () => {
    const file = 'infrastructure/k8s/overlays/development/secrets/openpolicy/database-secret.env.example';
    expect(policy.files.get(file)).toContain('infrastructure/k8s/secret.sh development database-secret.env');
    expect(policy.cluster('development').secrets).toContainEqual(
      expect.objectContaining({ name: 'database-secret', keys: new Set(['url']) }),
    );
    expect(
      microcrop.files.get('infra/kubernetes/overlays/dev/secrets/microcrop/backend-secrets.env.example'),
    ).toContain('SESSION_SECRET=');
  },
);

capability(
  'U068',
  {
    title: 'Rights of services and people, as few as possible',
    where: ['src/compile/objects/workload/identity.ts', 'src/compile/objects/security/people.ts'],
  },
  () => {
    expect(microcrop.object('production', 'RoleBinding', 'view-developers')).toMatchObject({
      roleRef: { kind: 'ClusterRole', name: 'view' },
      subjects: [{ kind: 'Group', name: 'developers' }],
    });
    expect(microcrop.object('staging', 'RoleBinding', 'deploy-developers')).toMatchObject({
      roleRef: { kind: 'Role', name: 'deployer' },
    });
    expect(JSON.stringify(microcrop.objects('staging', 'Role'))).not.toContain('"secrets"');
    for (const account of microcrop.objects('production', 'ServiceAccount')) {
      expect(account).toMatchObject({ automountServiceAccountToken: expect.any(Boolean) });
    }
    expect(claims.object('production', 'ServiceAccount', 'claims-service')).toMatchObject({
      automountServiceAccountToken: false,
    });
    expect(
      policy.object('production', 'ValidatingAdmissionPolicyBinding', 'open-policy-images').spec,
    ).toMatchObject({
      validationActions: ['Deny', 'Audit'],
    });
  },
);
