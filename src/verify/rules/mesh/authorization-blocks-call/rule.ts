import type { Workload } from '../../../../facts/index.ts';
import { type Network, networkOf } from '../../../network.ts';
import { listed, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { isInjected } from '../../../sidecar.ts';
import { textAt } from '../../../value.ts';
import { allowancesFor, allows, type Caller } from '../authorization.ts';

export const rule: Rule = {
  id: 'authorization-blocks-call',
  title: 'A call that an AuthorizationPolicy refuses',
  severity: 'error',
  why: 'As soon as one ALLOW policy takes the pods, whoever none of them names is answered with 403 (RBAC: access denied).',
  fix: 'Add the identity of the caller, cluster.local/ns/<namespace>/sa/<service account>, with the port.',
  needs: 'platform',
  *check(input) {
    const network = networkOf(input);
    if (network.members.every((member) => member.ofKind('AuthorizationPolicy').length === 0)) return;
    const { services } = input.environment;
    for (const caller of services) {
      const from = workloadOf(network, caller.name, caller.namespace);
      if (from === undefined || !input.cluster.workloads.includes(from)) continue;
      // Without its account the pods do not even start; that fault has its own rule.
      if (isAccountMissing(network, from)) continue;
      for (const name of caller.calls.services) {
        const callee = services.find((one) => one.name === name);
        const to = callee && workloadOf(network, callee.name, callee.namespace);
        const port = callee?.ports.find((one) => one.name !== 'metrics')?.port;
        if (to === undefined || port === undefined || !injected(network, to)) continue;
        const policies = allowancesFor(network, to);
        const [first] = policies;
        if (first === undefined || policies.some((one) => allows(one, callerOf(network, from), port)))
          continue;
        yield {
          message: `${caller.name} calls ${name} at port ${port}, but ${listed(policies.map(titleOf))} ${policies.length === 1 ? 'does' : 'do'} not let it in`,
          places: [
            placeIn(first, ['spec', 'rules'], 'names others only'),
            placeIn(
              from.object,
              ['metadata', 'name'],
              `is ${callerOf(network, from).principal ?? 'without an identity'}`,
            ),
          ],
          definition: [{ path: [...caller.path, 'calls'], note: `${caller.name} calls ${name}` }],
        };
      }
    }
  },
};

function workloadOf(network: Network, name: string, namespace: string): Workload | undefined {
  return network.workloads.find((one) => one.object.name === name && one.namespace === namespace);
}

/** Whether the files have accounts for the namespace, but not the one that the pods name. */
function isAccountMissing(network: Network, { namespace, pod }: Workload): boolean {
  const account = textAt(pod, 'serviceAccountName');
  const there = network.members
    .flatMap((member) => member.ofKind('ServiceAccount'))
    .filter((one) => one.namespace === namespace);
  return account !== undefined && there.length > 0 && !there.some(({ name }) => name === account);
}

function injected(network: Network, workload: Workload): boolean {
  return network.members.some((member) => isInjected(member, workload));
}

function callerOf(network: Network, workload: Workload): Caller {
  const namespace = workload.namespace ?? 'default';
  const account = textAt(workload.pod, 'serviceAccountName') ?? 'default';
  return {
    namespace,
    principal: injected(network, workload) ? `cluster.local/ns/${namespace}/sa/${account}` : undefined,
  };
}
