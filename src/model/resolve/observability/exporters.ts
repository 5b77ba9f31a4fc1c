import type { Store } from '../../platform/store.ts';
import { isHosted } from '../bucket.ts';

type Watched = Pick<Store, 'name' | 'type' | 'runs' | 'objects'>;

/** Who exports the metrics of a store. */
export type StoreExporter =
  | ('cloudnative-pg' | 'rabbitmq' | 'seaweedfs')
  | ('postgres' | 'redis' | 'elasticsearch' | 'managed-broker');

/**
 * Who exports the metrics of a store: instances in the cluster mostly do it themselves, others are asked by a program.
 * Undefined for buckets of the cloud, whose metrics only it has, and for a bucket on the servers of another, which speak
 * for it.
 */
export function exporterOf(store: Watched): StoreExporter | undefined {
  const { type, runs } = store;
  switch (type) {
    case 'postgres':
      return runs === 'cluster' ? 'cloudnative-pg' : 'postgres';
    case 'rabbitmq':
      return runs === 'cluster' ? 'rabbitmq' : 'managed-broker';
    case 'redis':
      return 'redis';
    case 'opensearch':
    case 'elasticsearch':
      return 'elasticsearch';
    case 'bucket':
      return runs === 'cluster' && !isHosted(store) ? 'seaweedfs' : undefined;
  }
}

/** Whether another program asks the store for its metrics, with a connection of its own. */
export function isAskedForMetrics(store: Watched): boolean {
  const exporter = exporterOf(store);
  // Redis in the cluster has the program in its own pods.
  return exporter === 'redis'
    ? store.runs === 'managed'
    : exporter === 'postgres' || exporter === 'elasticsearch' || exporter === 'managed-broker';
}

/** The keys of the secret of a store that the program which asks it for its metrics reads. */
export function askedKeys(store: Watched): readonly string[] {
  // A broker has its metrics at another port than that of its address.
  return exporterOf(store) === 'managed-broker' ? ['host', 'username', 'password'] : ['url'];
}
