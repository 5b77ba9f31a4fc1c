import { type Kubectl, kubectlCalls, plainText } from '../../../commands.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { declared, targetsOf } from '../../../targets.ts';

/** What the plugin of Argo Rollouts for kubectl calls it. */
const instead: Readonly<Record<string, string>> = {
  undo: 'undo',
  restart: 'restart',
  status: 'status',
  pause: 'pause',
  resume: 'promote',
  history: 'get rollout',
};

export const rule: Rule = {
  id: 'undo-of-rollout',
  title: 'A command of Deployments for what Argo Rollouts runs',
  severity: 'error',
  needs: 'repository',
  why: 'The command knows Deployments, StatefulSets and DaemonSets: for a Rollout it answers "not found", or that it has no way to undo one. Whoever follows the runbook in an incident goes on losing requests.',
  fix: 'Write kubectl argo rollouts abort while a release is under way, and kubectl argo rollouts undo after it.',
  *check({ facts }) {
    for (const call of kubectlCalls(facts)) {
      const [verb, ...operands] = call.operands;
      const command = verb === undefined ? undefined : instead[verb.text];
      if (call.verb !== 'rollout' || command === undefined) continue;
      for (const target of targetsOf({ operands })) {
        const rollout = rolloutOf(call, target.kind, target.name);
        if (rollout === undefined) continue;
        yield {
          message: `kubectl rollout ${verb?.text} cannot do that to ${target.name}, which ${titleOf(rollout)} runs`,
          places: [
            { at: target.word.at, note: `names ${target.kind} ${target.name}` },
            placeIn(rollout, ['kind'], 'is run by Argo Rollouts'),
          ],
          fix: `Write kubectl argo rollouts ${command} ${target.name}.`,
        };
      }
    }

    function rolloutOf(call: Kubectl, kind: string, name: string) {
      const namespace = plainText(call.namespace);
      if (kind !== 'Rollout' && kind !== 'Deployment') return undefined;
      if (kind === 'Deployment' && declared(facts, { kind, name }, namespace) !== undefined) return undefined;
      const found = declared(facts, { kind: 'Rollout', name }, namespace)?.object;
      return found?.apiVersion.startsWith('argoproj.io/') === true ? found : undefined;
    }
  },
};
