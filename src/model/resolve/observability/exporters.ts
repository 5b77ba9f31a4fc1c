import type { Store } from '../../platform.ts';

/** Who exports the metrics of a store. */
export type StoreExporter = 'cloudnative-pg' | 'rabbitmq' | 'postgres' | 'redis' | 'elasticsearch';

/**
 * Who exports the metrics of a store: the operators' instances do it themselves, for others a program asks the store.
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
      return 'elasticsearch';
    case 'bucket':
      return undefined;
  }
}

/** Whether a program beside the store asks it for its metrics, with a connection of its own. */
export function isAskedForMetrics(store: Pick<Store, 'type' | 'runs'>): boolean {
  return ['postgres', 'redis', 'elasticsearch'].includes(exporterOf(store) ?? '');
}
