import type { Resources, Store } from '../../model/index.ts';

const MiB = 1024 ** 2;

/** The sidecar of the Barman Cloud plugin: it compresses the log and streams copies, two files at a time. */
export const backupSidecar: Resources = {
  cpu: { request: 0.05, limit: 1 },
  memory: { request: 128 * MiB, limit: 512 * MiB },
};

/** The exporter of metrics beside a Valkey server. */
export const cacheExporter: Resources = {
  cpu: { request: 0.01, limit: 0.1 },
  memory: { request: 32 * MiB, limit: 64 * MiB },
};

/** A pod of PgBouncer. */
export const poolerResources: Resources = {
  cpu: { request: 0.05, limit: 0.5 },
  memory: { request: 64 * MiB, limit: 128 * MiB },
};

/** Pods of PgBouncer: as many as let one go. */
export const poolerInstances = 2;

/** What runs in each pod of a store in the cluster beside the store itself. */
export function besideStore(store: Store): readonly Resources[] {
  if (store.type === 'redis') return [cacheExporter];
  return store.type === 'postgres' && store.backup !== undefined ? [backupSidecar] : [];
}
