import type { Sourced } from '../../../base/index.ts';
import type { Sidecar } from '../../../kubernetes/index.ts';
import {
  type Environment,
  entryService,
  type Mesh,
  type Platform,
  type Service,
  type Store,
} from '../../../model/index.ts';
import { egressGateway, hostOf, meshNamespace } from '../addresses.ts';
import type { Added } from '../area.ts';
import { labelsOf, selectorOf } from '../labels.ts';
import { namespaceLabel } from '../network/peers.ts';
import { trialService } from '../release-names.ts';
import { sourced } from '../sourced.ts';
import { bucketHosts, managedHost } from './entries.ts';

/** What the sidecar of a service knows: those whom it calls. It neither learns nor reaches the others. */
export function sidecar(
  platform: Platform,
  environment: Environment,
  mesh: Mesh,
  service: Service,
  added: Added,
): Sourced {
  const hosts = [...new Set([`${meshNamespace}/*`, ...calledHosts(environment, mesh, service, added)])];
  const object: Sidecar = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Sidecar',
    metadata: {
      name: service.name,
      namespace: service.namespace,
      labels: labelsOf(platform, service.name, 'service'),
    },
    spec: {
      workloadSelector: { labels: selectorOf(service.name) },
      egress: [{ hosts }],
    },
  };
  return sourced(object, [...service.path, 'calls'], {
    comments: {
      'spec.egress[0].hosts':
        'Only those whom the service calls; a change elsewhere sends it no configuration.',
    },
  });
}

function calledHosts(
  environment: Environment,
  mesh: Mesh,
  service: Service,
  added: Added,
): readonly string[] {
  const at = (namespace: string, host: string) =>
    `${namespace === service.namespace ? '.' : namespace}/${host}`;
  const of = (name: string, namespace: string) => at(namespace, hostOf(name, namespace));
  const called = <T extends { readonly name: string }>(all: readonly T[], names: readonly string[]) =>
    all.filter((one) => names.includes(one.name));
  const services = called(environment.services, service.calls.services).flatMap((callee) => {
    const trial = trialService(callee);
    return [of(callee.name, callee.namespace), ...(trial === undefined ? [] : [of(trial, callee.namespace)])];
  });
  const stores = called(environment.stores, service.calls.stores).flatMap((store) =>
    store.type === 'bucket' && store.runs === 'managed'
      ? bucketHosts(environment, store.bucket).map((host) => `./${host}`)
      : store.runs === 'managed'
        ? [`./${managedHost}`]
        : servicesOf(store).map((name) => of(name, store.namespace)),
  );
  const { name: gateway, namespace } = egressGateway;
  const externals = called(environment.externals, service.calls.externals).flatMap(({ host, pods }) => {
    if (pods !== undefined) return [at(pods.namespace, host)];
    return mesh.egress === undefined ? [`./${host}`] : [of(gateway, namespace), at(namespace, host)];
  });
  return [
    ...(service.workload === 'StatefulSet' ? [of(`${service.name}-headless`, service.namespace)] : []),
    ...services,
    ...stores,
    ...externals,
    ...(service.permissions.length > 0 ? [of('kubernetes', 'default')] : []),
    ...openedHosts(service, added),
  ];
}

/** The Services through which a store in the cluster is reached. */
function servicesOf(store: Store): readonly string[] {
  return store.type === 'postgres' && !store.pooler
    ? [`${store.name}-rw`, `${store.name}-ro`]
    : [entryService(store)];
}

/** Namespaces that other areas let the service reach. */
function openedHosts(service: Service, added: Added): readonly string[] {
  return added.openings('service', service.name).flatMap((opening) => {
    if (opening.side !== 'egress') return [];
    return (opening.allowed.rule.to ?? []).flatMap((peer) => {
      const namespace = peer.namespaceSelector?.matchLabels?.[namespaceLabel];
      if (namespace !== undefined) return [`${namespace}/*`];
      return peer.podSelector === undefined ? [] : ['./*'];
    });
  });
}
