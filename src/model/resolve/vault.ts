import type { CloudPlace, Cluster } from '../platform/cluster.ts';
import type { Secret } from '../platform/secret.ts';
import type { Vault } from '../platform/security.ts';
import type { Service } from '../platform/service.ts';
import type { External } from '../platform/store.ts';
import { cloudIdentity } from './cloud-identity.ts';
import { authorityKey } from './connections.ts';
import { type Context, pick, pickPath, reportUnknown } from './context.ts';

const GiB = 1024 ** 3;
const hour = 3600;
const day = 24 * hour;

/** The Secret with the authority that signs Vault's certificate, for services that call it. */
export const vaultAuthority = 'vault-ca';

/** The Vault of an environment whose secrets come from one. */
export function resolveVault(context: Context, cloud: CloudPlace, cluster: Cluster): Vault {
  const { name, security } = context.definition;
  const given = security?.vault;
  const path = given === undefined ? ['security'] : ['security', 'vault'];
  reportReferences(context, cluster);
  const identity =
    pick(given?.identity, context) ?? cloudIdentity(cloud, name, context.environment, 'vault')?.identity;
  if (identity === undefined) {
    const known = cloud.provider !== 'azure';
    context.report({
      path: pickPath(security?.secrets, context, ['security', 'secrets']),
      reason: (where) => `nobody knows as whom Vault uses its key at the cloud in ${where}`,
      fix: known
        ? `Add account: '...' to ${cloud.provider}({ ... }).`
        : "Add it: security: { vault: { identity: '...' } }.",
      needs: [
        ['cloud', 'account'],
        ['cloud', 'provider'],
        ['security', 'vault', 'identity'],
      ],
    });
  }
  const platform = `${name}-${context.environment}`;
  return {
    pool: given?.pool,
    storage: pick(given?.storage, context) ?? 10 * GiB,
    storageClass: given?.storageClass,
    key: pick(given?.key, context) ?? (cloud.provider === 'aws' ? `alias/${platform}-vault` : 'vault'),
    identity: identity ?? '',
    keys: Object.entries(given?.keys ?? {}).map(([key, { services, rotate = 90 * day }]) => ({
      name: key,
      services,
      rotate,
      path: ['security', 'vault', 'keys', key],
    })),
    path,
  };
}

function reportReferences(context: Context, cluster: Cluster): void {
  const { pool, storageClass } = context.definition.security?.vault ?? {};
  const declared = context.definition.cluster;
  const pools = Object.keys(declared?.pools ?? {});
  const classes = Object.keys(declared?.storageClasses ?? {});
  const path = ['security', 'vault', 'pool'];
  if (pool !== undefined && !pools.includes(pool)) {
    reportUnknown(context, 'node pool', pool, pools, path, [['cluster', 'pools']]);
  } else if (pool !== undefined && !cluster.pools.some((one) => one.name === pool)) {
    context.report({
      path,
      reason: (where) => `the pool '${pool}' has no nodes in ${where}, where Vault runs`,
      fix: (where) => `Give the pool nodes in ${where}, or name another.`,
      needs: [['cluster', 'pools', pool, 'nodes']],
    });
  }
  if (storageClass !== undefined && !classes.includes(storageClass)) {
    const place = ['security', 'vault', 'storageClass'];
    reportUnknown(context, 'storage class', storageClass, classes, place, [['cluster', 'storageClasses']]);
  }
}

/** Keys are for services that can reach Vault. */
export function reportKeys(
  context: Context,
  services: readonly Pick<Service, 'name' | 'calls'>[],
  externals: readonly Pick<External, 'name' | 'pods'>[],
): void {
  const known = services.map(({ name }) => name);
  const vaults = externals.filter(({ pods }) => pods?.namespace === 'vault').map(({ name }) => name);
  for (const [key, given] of Object.entries(keysOf(context))) {
    const place = ['security', 'vault', 'keys', key];
    if ((given.rotate ?? day) < hour) {
      context.report({
        path: [...place, 'rotate'],
        reason: 'Vault makes a new version of a key at most every hour',
        fix: "Write at least '1h'.",
      });
    }
    for (const [index, name] of given.services.entries()) {
      const path = [...place, 'services', index];
      const service = services.find((one) => one.name === name);
      if (service === undefined) {
        reportUnknown(context, 'service', name, known, path, [['services']]);
      } else if (!service.calls.externals.some((external) => vaults.includes(external))) {
        context.report({
          path,
          reason: `the service '${name}' does not call Vault, which has the key`,
          fix: `Add externals: { vault: vault() }, and 'vault' to the calls of '${name}'.`,
          needs: [['services', name, 'calls'], ['externals']],
        });
      }
    }
  }
}

/** The authority of Vault, in the namespaces of the services that encrypt with its keys. */
export function vaultSecrets(context: Context, services: readonly Service[]): readonly Secret[] {
  return Object.entries(keysOf(context)).flatMap(([key, given]) =>
    services
      .filter(({ name }) => given.services.includes(name))
      .map(({ namespace }) => ({
        name: vaultAuthority,
        namespace,
        keys: [authorityKey],
        path: ['security', 'vault', 'keys', key],
      })),
  );
}

/** The keys of the environment: none where it has no Vault. */
function keysOf(context: Context) {
  const { secrets, vault } = context.definition.security ?? {};
  return (pick(secrets, context) === 'vault' ? vault?.keys : undefined) ?? {};
}
