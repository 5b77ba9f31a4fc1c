import type { Sourced } from '../../../../base/index.ts';
import type { Environment, Platform, Store } from '../../../../model/index.ts';
import type { Added, Contribution, Opening } from '../../area.ts';
import { isMeshed } from '../../meshed.ts';
import { bucketsOn } from '../../object-servers.ts';
import { configSources } from '../../workload/config.ts';
import { workload } from '../../workload/workload.ts';
import { tracedToStore } from '../redis.ts';
import { serverOpenings, workerPolicies } from './policy.ts';
import { asServers, serversAsService } from './servers.ts';
import { setup } from './setup.ts';
import { upkeep } from './upkeep.ts';

/** The database of several servers. */
function metadataOf({ stores }: Environment, { name }: Store): Store | undefined {
  return stores.find((one) => one.name === `${name}-metadata` && one.type === 'postgres');
}

/** The servers of a bucket, what makes it, and what looks after it. */
export function objectServers(
  platform: Platform,
  environment: Environment,
  store: Store,
  added: Added,
): Pick<Contribution, 'objects'> & Required<Pick<Contribution, 'configs'>> {
  const buckets = bucketsOn(environment, store);
  const service = serversAsService(store, buckets, metadataOf(environment, store));
  const meshed = isMeshed(environment, store.namespace);
  const servers: readonly Sourced[] = workload(platform, environment, service, added).map((object) =>
    asServers(tracedToStore(object, store), store, meshed),
  );
  return {
    objects: [
      ...servers,
      ...setup(platform, environment, store, buckets),
      ...upkeep(platform, store, buckets, meshed),
      ...workerPolicies(platform, store),
    ],
    configs: configSources(platform, environment, service, []).map(({ origins: _, ...config }) => ({
      ...config,
      from: store.path,
    })),
  };
}

/** What the servers of objects of an environment need of the network. */
export function objectServerOpenings(environment: Environment): readonly Opening[] {
  return environment.stores
    .filter(({ name, objects, runs }) => runs === 'cluster' && objects?.on === name)
    .flatMap((store) => serverOpenings(store, metadataOf(environment, store)));
}
