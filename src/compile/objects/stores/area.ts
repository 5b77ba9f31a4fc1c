import type { Sourced } from '../../../base/index.ts';
import { type Environment, isHosted, type Platform, type Store } from '../../../model/index.ts';
import type { Added, Area } from '../area.ts';
import { storeFolder } from '../folders.ts';
import { workload } from '../workload/workload.ts';
import { aliases } from './alias.ts';
import { backupOpenings } from './backup.ts';
import { storeBudget } from './budget.ts';
import { elasticsearchStore } from './elasticsearch.ts';
import { withExporter } from './exporter.ts';
import { operators } from './operators.ts';
import { storePolicy } from './policy.ts';
import { postgresCluster } from './postgres.ts';
import { rabbitmqCluster } from './rabbitmq.ts';
import { leadingToWriter, redisAsService, tracedToStore } from './redis.ts';
import { objectServerOpenings, objectServers } from './seaweedfs/store.ts';

/** The stores that run in the cluster. */
export const storeArea: Area = {
  objects: (platform, environment, added) => [
    ...aliases(platform, environment),
    ...environment.stores
      .filter((store) => store.runs === 'cluster' && !isHosted(store))
      .map((store) => {
        const { objects, configs } =
          store.type === 'bucket'
            ? objectServers(platform, environment, store, added)
            : { objects: instances(platform, environment, store, added), configs: [] };
        return {
          folder: storeFolder(platform, store.name),
          from: store.path,
          objects: [
            ...objects,
            ...storeBudget(platform, store),
            ...storePolicy(platform, environment, store, added.openings('store', store.name)),
          ],
          configs,
        };
      }),
  ],
  components: (_, environment) => operators(environment),
  openings: (_, environment) => [...objectServerOpenings(environment), ...backupOpenings(environment)],
};

function instances(
  platform: Platform,
  environment: Environment,
  store: Store,
  added: Added,
): readonly Sourced[] {
  if (store.type === 'postgres') return postgresCluster(platform, environment, store);
  if (store.type === 'rabbitmq') return rabbitmqCluster(platform, environment, store);
  if (store.type === 'elasticsearch') return elasticsearchStore(platform, environment, store);
  return workload(platform, environment, redisAsService(store), added).map((object) =>
    leadingToWriter(withExporter(tracedToStore(object, store), store), store),
  );
}
