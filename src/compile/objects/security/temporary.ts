import { compact, type Sourced } from '../../../base/index.ts';
import type { Environment, Platform, Service, Vault } from '../../../model/index.ts';
import type { Contribution, Opening } from '../area.ts';
import { connectionUrl } from '../connection-url.ts';
import { secretFolder } from '../folders.ts';
import { labelsOf } from '../labels.ts';
import { podsOf, tcp } from '../network/peers.ts';
import { isRolledOut } from '../release-names.ts';
import { sourced } from '../sourced.ts';
import { tracksOf } from '../tracks.ts';
import {
  serviceVaultRole,
  type TemporaryLogin,
  temporaryLogins,
  vaultAddress,
  vaultAudience,
  vaultCertificate,
  vaultNamespace,
  vaultPods,
} from '../vault.ts';

const apiVersion = 'secrets.hashicorp.com/v1beta1';

/** What brings the credentials to pods that Vault makes for their services, and has pods replaced before those end. */
export function temporaryCredentials(
  platform: Platform,
  environment: Environment,
  vault: Vault,
): readonly Contribution[] {
  const logins = temporaryLogins(environment);
  if (logins.length === 0) return [];
  const namespaces = [...new Set(logins.map(({ service }) => service.namespace))];
  return [
    { folder: secretFolder(vaultNamespace), from: vault.path, objects: [connection(platform, vault)] },
    ...namespaces.map((namespace) => {
      const own = logins.filter(({ service }) => service.namespace === namespace);
      const services = [...new Set(own.map(({ service }) => service))];
      return {
        folder: secretFolder(namespace),
        from: vault.path,
        objects: [
          ...services.map((service) => login(platform, service, vault)),
          ...own.map((one) => credentials(platform, one)),
        ],
      };
    }),
  ];
}

/** Vault goes to the databases to make roles in them. */
export function vaultOpenings(environment: Environment): readonly Opening[] {
  const stores = [...new Set(temporaryLogins(environment).map(({ store }) => store.name))];
  return environment.stores
    .filter(({ name, runs }) => runs === 'cluster' && stores.includes(name))
    .map((store) => ({
      of: 'store',
      name: store.name,
      side: 'ingress',
      allowed: {
        rule: { from: [podsOf(vaultPods, vaultNamespace, store.namespace)], ports: [tcp(store.port)] },
        why: 'Vault, which makes the credentials of its callers',
        from: store.credentials?.path ?? store.path,
      },
    }));
}

function connection(platform: Platform, vault: Vault): Sourced {
  const object = {
    apiVersion,
    kind: 'VaultConnection',
    metadata: { name: 'vault', namespace: vaultNamespace, labels: labelsOf(platform, 'vault', 'secrets') },
    spec: { address: vaultAddress, caCertSecretRef: vaultCertificate, skipTLSVerify: false },
  };
  return sourced(object, vault.path);
}

/** Each service logs in as itself: its role in Vault reads its own credentials, and the audit log names it. */
function login(platform: Platform, service: Service, vault: Vault): Sourced {
  const object = {
    apiVersion,
    kind: 'VaultAuth',
    metadata: {
      name: service.name,
      namespace: service.namespace,
      labels: labelsOf(platform, service.name, 'secrets'),
    },
    spec: {
      vaultConnectionRef: `${vaultNamespace}/vault`,
      method: 'kubernetes',
      mount: 'kubernetes',
      kubernetes: {
        role: serviceVaultRole(platform, service),
        serviceAccount: service.name,
        audiences: [vaultAudience],
      },
    },
  };
  return sourced(object, vault.path, {
    comments: {
      'spec.kubernetes.serviceAccount': 'The account of its pods: it may read its own credentials only.',
    },
  });
}

function credentials(platform: Platform, { service, store, name, keys }: TemporaryLogin): Sourced {
  const url = connectionUrl(store, {
    username: '{{ .Secrets.username | urlquery }}',
    password: '{{ .Secrets.password | urlquery }}',
    host: store.endpoint ?? '',
  });
  const restarted = restartTargets(service);
  const object = {
    apiVersion,
    kind: 'VaultDynamicSecret',
    metadata: {
      name,
      namespace: service.namespace,
      labels: labelsOf(platform, service.name, 'secrets'),
    },
    spec: compact<Record<string, unknown>>({
      vaultAuthRef: service.name,
      mount: 'database',
      path: `creds/${name}`,
      destination: {
        name,
        create: true,
        labels: labelsOf(platform, service.name, 'secret'),
        transformation: {
          excludeRaw: true,
          excludes: ['.*'],
          templates: Object.fromEntries(
            keys.map((key) => [key, { text: key === 'url' ? url : `{{ .Secrets.${key} }}` }]),
          ),
        },
      },
      rolloutRestartTargets: restarted.length === 0 ? undefined : restarted,
    }),
  };
  return sourced(object, store.credentials.path, {
    comments: {
      'spec.destination.transformation':
        'Only the keys that pods read: what Vault answered is kept nowhere else.',
      ...(restarted.length === 0
        ? {}
        : {
            'spec.rolloutRestartTargets':
              'Leases are renewed until Vault grants no full one: then pods are replaced with new credentials, while the old ones still hold.',
          }),
    },
  });
}

/** What is restarted with new credentials. A job takes those that hold when it begins. */
function restartTargets(service: Service): readonly object[] {
  const { workload } = service;
  if (workload === 'Job' || workload === 'CronJob') return [];
  const kind = isRolledOut(service) ? 'argo.Rollout' : workload;
  return tracksOf(service).map(({ name }) => ({ kind, name }));
}
