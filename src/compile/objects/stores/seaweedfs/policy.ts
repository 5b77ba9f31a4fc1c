import type { DataPath, Sourced } from '../../../../base/index.ts';
import type { NetworkPolicy } from '../../../../kubernetes/index.ts';
import type { Platform, Store } from '../../../../model/index.ts';
import type { Opening } from '../../area.ts';
import { labelsOf, selectorOf } from '../../labels.ts';
import { serviceOf, tcp } from '../../network/peers.ts';
import { upkeepPorts } from '../../object-servers.ts';
import { sourced } from '../../sourced.ts';
import { setupName } from './setup.ts';
import { upkeepName } from './upkeep.ts';

/** Who works on the servers of objects, and on which of their ports. */
function workersOn(store: Store) {
  return [
    { name: setupName(store), ports: [store.port], why: 'what makes the buckets' },
    { name: upkeepName(store), ports: upkeepPorts, why: 'what restores copies and deletes what has expired' },
  ];
}

/** The jobs that work on the servers reach them, and nobody else. */
export function workerPolicies(platform: Platform, store: Store): readonly Sourced[] {
  return workersOn(store).map(({ name, ports }) => {
    const policy: NetworkPolicy = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name, namespace: store.namespace, labels: labelsOf(platform, name, 'job') },
      spec: {
        podSelector: { matchLabels: selectorOf(name) },
        policyTypes: ['Ingress', 'Egress'],
        egress: [{ to: [serviceOf(store.name, store.namespace, store.namespace)], ports: ports.map(tcp) }],
      },
    };
    return sourced(policy, store.path, { comments: { 'spec.egress[0]': 'the servers that it works on' } });
  });
}

/** What the servers of objects need of the network beside their callers: their workers, and their database. */
export function serverOpenings(store: Store, metadata: Store | undefined): readonly Opening[] {
  const from: DataPath = store.path;
  const own = (name: string) => serviceOf(name, store.namespace, store.namespace);
  return [
    ...workersOn(store).map(
      ({ name, ports, why }): Opening => ({
        of: 'store',
        name: store.name,
        side: 'ingress',
        allowed: { rule: { from: [own(name)], ports: ports.map(tcp) }, why, from },
      }),
    ),
    ...(metadata === undefined ? [] : databaseOpenings(store, metadata)),
  ];
}

function databaseOpenings(store: Store, metadata: Store): readonly Opening[] {
  const from: DataPath = store.path;
  const ports = [tcp(metadata.port)];
  return [
    {
      of: 'store',
      name: store.name,
      side: 'egress',
      allowed: {
        rule: { to: [{ podSelector: { matchLabels: { 'cnpg.io/cluster': metadata.name } } }], ports },
        why: 'the database with the names of its objects',
        from,
      },
    },
    {
      of: 'store',
      name: metadata.name,
      side: 'ingress',
      allowed: {
        rule: { from: [serviceOf(store.name, store.namespace, store.namespace)], ports },
        why: 'the servers whose objects it knows',
        from,
      },
    },
  ];
}
