import type { Workload } from '../../../../facts/index.ts';
import { type Network, networkOf } from '../../../network.ts';
import { labelText, titleOf } from '../../../place.ts';
import { podsOf } from '../../../pod-end.ts';
import { type Denial, denialOf } from '../../../reachability.ts';
import type { Report, Rule, RuleInput } from '../../../rule.ts';
import { type Call, callsOf, workloadNamed } from '../calls.ts';
import { denialPlaces, policiesText, policyToMend } from '../denials.ts';
import { strayPorts } from '../stray-ports.ts';

export const rule: Rule = {
  id: 'blocked-call',
  title: 'A declared call that NetworkPolicies deny',
  severity: 'error',
  why: 'The connection times out, because a call must be allowed where it leaves and where it enters.',
  fix: 'Allow the call in a policy on that side, or take it out of the definition.',
  needs: 'platform',
  *check(input) {
    const { environment, cluster } = input;
    const network = networkOf(input);
    const own = new Set(cluster.workloads);
    for (const service of environment.services) {
      const caller = workloadNamed(network, service.name, service.namespace);
      if (caller === undefined || !own.has(caller)) continue;
      for (const call of callsOf(network, environment, service)) {
        const { end, workload, listening } = call;
        const denials = [
          denialOf(network, 'egress', caller, end, listening),
          workload === undefined
            ? undefined
            : denialOf(network, 'ingress', workload, podsOf(caller), listening),
        ];
        for (const denial of denials) {
          if (denial === undefined || isWrongPort(input, network, denial)) continue;
          const path = [...service.path, 'calls'];
          const definition = [{ path, note: `${service.name} calls ${call.callee}` }];
          yield { ...reportOf(service.name, caller, call, denial), definition };
        }
      }
    }
  },
};

/** Whether the rule for this very call allows a port that no pod opens: `mismatched-policy-port` says so there. */
function isWrongPort(input: RuleInput, network: Network, { near, side }: Denial): boolean {
  return near !== undefined && strayPorts(input, network, near.policy, side, near.rule).length > 0;
}

function reportOf(name: string, caller: Workload, call: Call, denial: Denial): Report {
  const { port, protocol } = call.listening;
  const at = protocol === 'TCP' ? `port ${port}` : `port ${port}/${protocol}`;
  const rules = `no ${denial.side} rule of ${policiesText(denial)} allows it`;
  const policy = titleOf((denial.near?.policy ?? policyToMend(denial)).object);
  const peer = denial.side === 'ingress' ? `from ${peerText(caller)}` : `to ${endText(call)}`;
  return {
    message: `${name} calls ${call.callee} at ${at}, but ${rules}`,
    places: denialPlaces(denial),
    fix: `Allow ${denial.side} ${peer} at ${at} in ${policy}, or in a policy beside it.`,
  };
}

function endText({ workload, end }: Call): string {
  if (workload !== undefined) return peerText(workload);
  if (end.kind === 'pods' || end.range === 'public') return 'public addresses (ipBlock)';
  const { first, last } = end.range;
  const address = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join('.');
  return `the ipBlock ${address}/${32 - Math.log2(last - first + 1)}`;
}

function peerText({ labels, namespace }: Workload): string {
  return `the pods ${labelText(labels)} of namespace ${namespace ?? 'default'}`;
}
