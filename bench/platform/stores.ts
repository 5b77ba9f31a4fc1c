import { callOf } from './literal.ts';
import type { GeneratedService } from './service.ts';

/** The databases and caches of the services: databases in the cluster except in production, caches always in it. */
export function makeStores(services: readonly GeneratedService[]): Readonly<Record<string, object>> {
  const stores: Record<string, object> = {};
  for (const { name, namespace, stores: own } of services) {
    if (own.postgres !== undefined) {
      stores[own.postgres] = callOf('postgres', {
        purpose: `Data of ${name}`,
        namespace,
        runs: { dev: 'cluster', staging: 'cluster', production: 'managed' },
        storage: { dev: '10Gi', staging: '20Gi', production: '100Gi' },
        instances: { dev: 1, staging: 2, production: 2 },
        storageClass: 'gp3',
      });
    }
    if (own.redis !== undefined) {
      stores[own.redis] = callOf('redis', {
        purpose: `Cache of ${name}`,
        namespace,
        runs: 'cluster',
        storage: '2Gi',
        storageClass: 'gp3',
      });
    }
  }
  return stores;
}
