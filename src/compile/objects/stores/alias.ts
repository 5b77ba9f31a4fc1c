import type { Service as KubernetesService } from '../../../kubernetes/index.ts';
import type { Environment, Platform } from '../../../model/index.ts';
import type { Contribution } from '../area.ts';
import { namespaceFolder } from '../folders.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';

/** Services that lead to managed stores, in the namespaces of those who call them. */
export function* aliases(platform: Platform, environment: Environment): Iterable<Contribution> {
  for (const store of environment.stores) {
    if (!store.alias || store.endpoint === undefined) continue;
    const callers = environment.services.filter(({ calls }) => calls.stores.includes(store.name));
    for (const namespace of new Set(callers.map((caller) => caller.namespace))) {
      const object: KubernetesService = {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: store.name, namespace, labels: labelsOf(platform, store.name, 'store') },
        spec: { type: 'ExternalName', externalName: store.endpoint },
      };
      const from = [...store.path, 'alias'];
      yield {
        folder: namespaceFolder(namespace),
        from,
        objects: [
          sourced(object, from, {
            fields: { 'spec.externalName': [...store.path, 'endpoint'] },
            comments: {
              'spec.externalName': "A name for the store's host. Its certificate knows only that one.",
            },
          }),
        ],
      };
    }
  }
}
