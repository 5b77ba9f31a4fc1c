import type { Service, Store } from '../../../model/index.ts';
import { plainProgram } from '../plain-program.ts';

/** What all stores share that are run like any other stateful service. */
export function statefulStore(store: Store) {
  return {
    ...plainProgram,
    name: store.name,
    purpose: store.purpose,
    namespace: store.namespace,
    workload: 'StatefulSet',
    resources: store.resources,
    replicas: { minimum: store.instances, maximum: store.instances, path: store.path },
    pool: store.pool,
    path: store.path,
  } as const satisfies Partial<Service>;
}

/** The volume with the data of each instance. */
export function dataVolume(store: Store): Service['volumes'][number] {
  return {
    kind: 'persistent',
    name: 'data',
    mountPath: '/data',
    size: store.storage,
    storageClass: store.storageClass,
    access: 'ReadWriteOnce',
    path: [...store.path, 'storage'],
  };
}
