import type { Facts } from '../../../../facts/index.ts';
import { autoscalerOf } from '../../../autoscaler.ts';
import { type Kubectl, kubectlCalls, plainText } from '../../../commands.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Report, Rule } from '../../../rule.ts';
import { declared, targetsOf } from '../../../targets.ts';

const changing = new Set(['patch', 'edit', 'autoscale', 'delete']);

export const rule: Rule = {
  id: 'hand-scaled-workload',
  title: 'A number of pods that is set by hand beside an autoscaler',
  severity: 'error',
  needs: 'repository',
  why: 'The autoscaler counts again within seconds and takes the pods back; bounds that are changed in the cluster alone are undone by the next apply. Whoever follows the runbook in an incident gets nothing by it.',
  fix: 'Raise the minimum of the autoscaler in its file and apply that.',
  *check({ facts }) {
    for (const call of kubectlCalls(facts)) {
      if (call.verb === 'scale') yield* scaled(facts, call);
      else if (changing.has(call.verb)) yield* changed(facts, call);
    }
  },
};

/** No pods at all is what switches an autoscaler off. */
function* scaled(facts: Facts, call: Kubectl): Iterable<Report> {
  const replicas = call.flags.get('--replicas')?.text;
  if (replicas === '0') return;
  for (const target of targetsOf(call)) {
    const found = declared(facts, target, plainText(call.namespace));
    const owner = found === undefined ? undefined : autoscalerOf(found.cluster, found.object);
    if (found === undefined || owner === undefined) continue;
    const { object, minimum, minimumPath } = owner;
    yield {
      message: `kubectl scale sets ${titleOf(found.object)} to ${replicas ?? 'a number'}, which ${titleOf(object)} takes back`,
      places: [
        { at: call.call.command.words[0].at, note: 'sets the number by hand' },
        placeIn(object, minimumPath, `keeps ${minimum} or more by itself`),
      ],
    };
  }
}

function* changed(facts: Facts, call: Kubectl): Iterable<Report> {
  for (const target of targetsOf(call)) {
    if (target.kind !== 'HorizontalPodAutoscaler' && target.kind !== 'ScaledObject') continue;
    const found = declared(facts, target, plainText(call.namespace));
    if (found === undefined) continue;
    yield {
      message: `kubectl ${call.verb} changes ${titleOf(found.object)} until its file is applied again`,
      places: [
        { at: call.call.command.words[0].at, note: 'changes the cluster alone' },
        placeIn(found.object, ['spec', 'maxReplicas'], 'what the next apply sets'),
      ],
    };
  }
}
