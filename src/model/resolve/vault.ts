import type { Vault } from '../platform/security.ts';
import type { CloudPlace, Cluster } from '../platform.ts';
import { cloudIdentity } from './cloud-identity.ts';
import { type Context, pick, pickPath, reportUnknown } from './context.ts';

const GiB = 1024 ** 3;

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
