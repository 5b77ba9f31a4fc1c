import { type Environment, isHosted, type Platform, type Service, type Store } from '../../../model/index.ts';
import { egressGateway, ingressGateway } from '../addresses.ts';
import type { Added, Area, Contribution } from '../area.ts';
import { namespaceFolder, serviceFolder, storeFolder } from '../folders.ts';
import { selectorOf } from '../labels.ts';
import { isMeshed } from '../meshed.ts';
import { storePods } from '../store-pods.ts';
import { access, namespaceAccess } from './access.ts';
import { serviceAdmissions, storeAdmissions } from './admissions.ts';
import { meshComponents } from './components.ts';
import { egressObjects } from './egress.ts';
import { namespaceEntries } from './entries.ts';
import { routing } from './routing.ts';
import { sidecar } from './sidecar.ts';
import { telemetry } from './telemetry.ts';

/** The service mesh: who may talk to whom, how requests are led and bounded, and the way out. */
export const meshArea: Area = {
  objects: contributions,
  components: (_, environment) =>
    environment.mesh === undefined ? [] : meshComponents(environment, environment.mesh),
};

function* contributions(platform: Platform, environment: Environment, added: Added): Iterable<Contribution> {
  const { mesh } = environment;
  if (mesh === undefined) return;
  for (const namespace of environment.namespaces.filter((one) => one.mesh)) {
    yield {
      folder: namespaceFolder(namespace.name),
      from: namespace.path,
      objects: [
        ...namespaceAccess(platform, environment, mesh, namespace),
        telemetry(platform, environment, mesh, namespace),
        ...namespaceEntries(platform, environment, namespace.name),
      ],
    };
  }
  for (const service of environment.services) {
    if (!isMeshed(environment, service.namespace)) continue;
    yield {
      folder: serviceFolder(platform, service.name),
      from: service.path,
      objects: [
        ...access(platform, mesh, guardedService(service), serviceAdmissions(environment, service, added)),
        sidecar(platform, environment, mesh, service, added),
        ...routing(platform, service),
      ],
    };
  }
  for (const store of environment.stores) {
    if (store.runs !== 'cluster' || isHosted(store) || !isMeshed(environment, store.namespace)) continue;
    // Its pods have no sidecar: they bring their own certificates.
    if (store.type === 'elasticsearch') continue;
    yield {
      folder: storeFolder(platform, store.name),
      from: store.path,
      objects: access(platform, mesh, guardedStore(store), storeAdmissions(environment, store, added)),
    };
  }
  if (environment.edge?.mesh === true) {
    const { path } = environment.edge;
    yield {
      folder: namespaceFolder(ingressGateway.namespace),
      from: path,
      objects: [telemetry(platform, environment, mesh, { name: ingressGateway.namespace, path })],
    };
  }
  if (mesh.egress !== undefined) {
    yield {
      folder: namespaceFolder(egressGateway.namespace),
      from: mesh.egress.path,
      objects: egressObjects(platform, environment, mesh.egress),
    };
  }
}

function guardedService(service: Service) {
  return {
    name: service.name,
    namespace: service.namespace,
    pods: selectorOf(service.name),
    component: 'service',
    from: [...service.path, 'calls'],
  };
}

function guardedStore(store: Store) {
  return {
    name: store.name,
    namespace: store.namespace,
    pods: storePods(store),
    component: 'store',
    from: store.path,
  };
}
