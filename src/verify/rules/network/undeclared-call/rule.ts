import type { Workload } from '../../../../facts/index.ts';
import type { Environment, Service } from '../../../../model/index.ts';
import { networkOf } from '../../../network.ts';
import { type PolicyRule, policyOf, type Side } from '../../../network-policy.ts';
import { listed, placeIn, titleOf } from '../../../place.ts';
import { podsOf } from '../../../pod-end.ts';
import { takesPort } from '../../../reachability.ts';
import type { Rule } from '../../../rule.ts';
import { workloadsOfPeer } from '../policies.ts';

/** A service or store of the definition, as something that is called. */
interface Part {
  readonly name: string;
  readonly workload: Workload;
  readonly service: Service | undefined;
  readonly ports: readonly { readonly port: number; readonly protocol: 'TCP' | 'UDP' }[];
}

export const rule: Rule = {
  id: 'undeclared-call',
  title: 'A NetworkPolicy for a call that nobody declares',
  severity: 'warning',
  why: 'Whoever takes one service over reaches the other, although no call needs the way.',
  fix: 'Declare the call in the definition, or take the peer out of the policy.',
  needs: 'platform',
  *check(input) {
    const network = networkOf(input);
    const partOf = partsOf(input.environment);
    for (const object of input.cluster.ofKind('NetworkPolicy')) {
      const policy = policyOf(object);
      if (policy === undefined) continue;
      const [only, ...others] = network.selected(object.namespace, policy.selector);
      const own = only === undefined || others.length > 0 ? undefined : partOf(only);
      if (own === undefined) continue;
      for (const side of ['ingress', 'egress'] as const) {
        for (const one of policy.rules[side] ?? []) {
          for (const peer of one.peers) {
            const parts = (workloadsOfPeer(network, policy, peer) ?? []).flatMap(
              (workload) => partOf(workload) ?? [],
            );
            const undeclared = parts.filter((part) => isUndeclared(side, own, part, one));
            if (undeclared.length === 0) continue;
            const names = namesOf(undeclared);
            const [caller, callee] = side === 'ingress' ? [names, own.name] : [own.name, names];
            yield {
              message: `${titleOf(object)} allows ${side} for calls of ${caller} to ${callee}, which the definition does not declare`,
              places: [
                placeIn(object, peer.path, `allows ${side} ${side === 'ingress' ? 'from' : 'to'} ${names}`),
              ],
              definition: callersOf(side, own, undeclared).map(({ name, path }) => ({
                path: [...path, 'calls'],
                note: `${name} declares no such call`,
              })),
            };
          }
        }
      }
    }
  },
};

function partsOf({ services, stores }: Environment): (workload: Workload) => Part | undefined {
  const parts = new Map<string, Omit<Part, 'workload'>>();
  for (const service of services) {
    const ports = service.ports.filter(({ name }) => name !== 'metrics');
    parts.set(`${service.namespace}/${service.name}`, { name: service.name, service, ports });
  }
  for (const { name, namespace, port, runs, pooler } of stores) {
    if (runs !== 'cluster') continue;
    const part = { name, service: undefined, ports: [{ port, protocol: 'TCP' as const }] };
    parts.set(`${namespace}/${name}`, part);
    if (pooler) parts.set(`${namespace}/${name}-pooler`, part);
  }
  return (workload) => {
    const part = parts.get(`${workload.namespace}/${workload.object.name}`);
    return part === undefined ? undefined : { ...part, workload };
  };
}

/** Whether a rule opens a port of the callee to a service that does not call it. */
function isUndeclared(side: Side, own: Part, other: Part, { ports }: PolicyRule): boolean {
  const [caller, callee] = side === 'ingress' ? [other, own] : [own, other];
  if (caller.name === callee.name || caller.service === undefined) return false;
  const { calls } = caller.service;
  if (calls.services.includes(callee.name) || calls.stores.includes(callee.name)) return false;
  return callee.ports.some((port) => takesPort(ports, port, podsOf(callee.workload)));
}

function callersOf(side: Side, own: Part, others: readonly Part[]): readonly Service[] {
  return (side === 'egress' ? [own] : others).flatMap(({ service }) => service ?? []);
}

function namesOf(parts: readonly Part[]): string {
  const names = parts.map(({ name }) => name);
  return names.length > 4 ? listed([...names.slice(0, 3), `${names.length - 3} more`]) : listed(names);
}
