import type { KubernetesObject } from '../../../facts/index.ts';
import { isCoreKind } from '../../../kubernetes/index.ts';
import type { Network } from '../../network.ts';
import { oncePer } from '../../once-per.ts';

import { listAt, textAt } from '../../value.ts';
import { isHeadless, portsOfService } from './services.ts';

/** A name that leads to pods: a Service, or what an operator makes of one of its objects. */
export interface KnownService {
  readonly name: string;
  readonly namespace: string | undefined;
  /** Undefined where a name leads to the pods themselves, or elsewhere. */
  readonly ports: readonly number[] | undefined;
  readonly object: KubernetesObject;
}

/** The Services of a name in all namespaces. */
export function servicesNamed(network: Network, name: string): readonly KnownService[] {
  return servicesByName(network).get(name) ?? [];
}

export function serviceNames(network: Network, namespace: string | undefined): readonly string[] {
  const all = [...servicesByName(network).values()].flat();
  return all.filter((service) => service.namespace === namespace).map(({ name }) => name);
}

/**
 * Whether a name that no file declares may lead somewhere after all: Kubernetes' own, one of an operator that we
 * do not know, one that mesh or pods resolve themselves.
 */
export function mayBeMadeElsewhere(network: Network, namespace: string | undefined, name: string): boolean {
  return (
    ['kubernetes', 'prometheus-operated', 'alertmanager-operated'].includes(name) ||
    ownNames(network).has(name) ||
    customObjects(network).some((object) => object.namespace === namespace && name.includes(object.name))
  );
}

const servicesByName = oncePer((network: Network): ReadonlyMap<string, readonly KnownService[]> => {
  const index = new Map<string, KnownService[]>();
  const add = (service: KnownService) => {
    const named = index.get(service.name);
    if (named === undefined) index.set(service.name, [service]);
    else named.push(service);
  };
  for (const member of network.members) {
    for (const object of member.ofKind('Service')) {
      const { name, namespace, value } = object;
      const isExternal = textAt(value, 'spec', 'type') === 'ExternalName';
      const ports = portsOfService(object).map(({ port }) => port);
      add({ name, namespace, object, ports: isExternal || isHeadless(object) ? undefined : ports });
    }
    for (const { name, namespace, ports, object } of member.operatorServices) {
      add({ name, namespace, object, ports: ports.map(({ port }) => port) });
    }
  }
  return index;
});

/** Hosts that the mesh knows by ServiceEntry, and those that pods have in their own hosts file. */
const ownNames = oncePer(({ members, workloads }: Network) => {
  const entries = members.flatMap((member) => member.ofKind('ServiceEntry'));
  const hosts = entries.flatMap(({ value }) => listAt(value, 'spec', 'hosts'));
  const aliases = workloads.flatMap(({ pod }) =>
    listAt(pod, 'hostAliases').flatMap((alias) => listAt(alias, 'hostnames')),
  );
  return new Set([...hosts, ...aliases].map(String));
});

/** Objects of extensions, of which some operator may make Services. */
const customObjects = oncePer(({ members }: Network) =>
  members.flatMap(({ objects }) => objects.filter(({ apiVersion, kind }) => !isCoreKind(apiVersion, kind))),
);
