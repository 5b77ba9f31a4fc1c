import type { Store } from '../../platform.ts';

/** Who exports the metrics of a store. */
export type StoreExporter = 'cloudnative-pg' | 'rabbitmq' | 'postgres' | 'redis' | 'elasticsearch';

/**
 * Who exports the metrics of a store: instances in the cluster mostly do it themselves, others are asked by a program.
 * Undefined for buckets, and for a managed broker, whose metrics only its cloud has.
 */
export function exporterOf({ type, runs }: Pick<Store, 'type' | 'runs'>): StoreExporter | undefined {
  switch (type) {
    case 'postgres':
      return runs === 'cluster' ? 'cloudnative-pg' : 'postgres';
    case 'rabbitmq':
      return runs === 'cluster' ? 'rabbitmq' : undefined;
    case 'redis':
      return 'redis';
    case 'opensearch':
    case 'elasticsearch':
      return 'elasticsearch';
    case 'bucket':
      return undefined;
  }
}

/** Whether another program asks the store for its metrics, with a connection of its own. */
export function isAskedForMetrics(store: Pick<Store, 'type' | 'runs'>): boolean {
  const exporter = exporterOf(store);
  // Redis in the cluster has the program in its own pods.
  return exporter === 'redis'
    ? store.runs === 'managed'
    : exporter === 'postgres' || exporter === 'elasticsearch';
}
