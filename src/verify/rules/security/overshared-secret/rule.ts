import { administratorSecret, operatorSecret, type Service } from '../../../../model/index.ts';
import { keyReferencesOf } from '../../../key-reference.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';

export const rule: Rule = {
  id: 'overshared-secret',
  title: 'Credentials of a store in pods that do not call it',
  severity: 'error',
  why: 'Whoever breaks into the pod gets the data of a store that the service has nothing to do with.',
  fix: 'Take the reference away, or say in the definition that the service calls the store.',
  needs: 'platform',
  *check({ cluster, environment }) {
    const owners = new Map(
      environment.stores.flatMap((store) =>
        [
          store.secret,
          operatorSecret(store)?.name,
          store.type === 'bucket' ? administratorSecret(store) : undefined,
        ].flatMap((name) => (name === undefined ? [] : [[name, store] as const])),
      ),
    );
    for (const workload of cluster.workloads) {
      const service: Service | undefined = environment.services.find(
        ({ name, namespace }) => name === workload.object.name && namespace === workload.namespace,
      );
      if (service === undefined) continue;
      for (const { name, path, reader } of keyReferencesOf(workload, 'Secret')) {
        const store = owners.get(name);
        const declared = service.secrets.some(({ secret }) => secret === name);
        if (store === undefined || declared) continue;
        if (store.type === 'bucket' && name === administratorSecret(store)) {
          yield {
            message: `${titleOf(workload.object)} reads the Secret ${name}, which opens every bucket on the servers of ${store.name}`,
            places: [placeIn(workload.object, path, `${reader} reads ${name}`)],
            definition: [{ path: store.path, note: `the store of the Secret ${name}` }],
            fix: `Take the key of the bucket alone, from ${store.secret}.`,
          };
          continue;
        }
        if (service.calls.stores.includes(store.name)) continue;
        yield {
          message: `${titleOf(workload.object)} reads the Secret ${name} of the store ${store.name}, which the service does not call`,
          places: [placeIn(workload.object, path, `${reader} reads ${name}`)],
          definition: [
            { path: [...service.path, 'calls'], note: `does not name ${store.name}` },
            { path: store.path, note: `the store of the Secret ${name}` },
          ],
        };
      }
    }
  },
};
