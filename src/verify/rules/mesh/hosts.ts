import type { Network } from '../../network.ts';
import { oncePer } from '../../once-per.ts';
import { listAt } from '../../value.ts';
import { type ClusterHost, isMeshKind } from './routes.ts';

/** Names of Services by namespace, with those that operators make and those that the mesh is told. */
const names = oncePer((network: Network) => {
  const byNamespace = new Map<string | undefined, Set<string>>();
  const add = (namespace: string | undefined, name: string) => {
    const known = byNamespace.get(namespace) ?? new Set<string>();
    byNamespace.set(namespace, known.add(name));
  };
  for (const member of network.members) {
    for (const { namespace, name } of member.ofKind('Service')) add(namespace, name);
    for (const { namespace, name } of member.operatorServices) add(namespace, name);
  }
  return byNamespace;
});

const entryHosts = oncePer(
  ({ members }: Network) =>
    new Set(
      members
        .flatMap((member) => member.ofKind('ServiceEntry'))
        .filter(isMeshKind)
        .flatMap(({ value }) => listAt(value, 'spec', 'hosts').map(String)),
    ),
);

export function hostNames(network: Network, namespace: string | undefined): readonly string[] {
  return [...(names(network).get(namespace) ?? [])];
}

/** Whether a host of the mesh is there, or may be where the files do not say what runs in its namespace. */
export function isKnownHost(network: Network, { service, namespace }: ClusterHost, written: string): boolean {
  const known = names(network);
  const here = known.get(namespace);
  return (
    !network.inhabited.has(namespace) ||
    here === undefined ||
    here.has(service) ||
    known.get(undefined)?.has(service) === true ||
    entryHosts(network).has(written) ||
    entryHosts(network).has(service)
  );
}
