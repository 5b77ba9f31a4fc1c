import type { Facts } from '../../../../facts/index.ts';
import { kubectlCalls, plainText } from '../../../commands.ts';
import { containersOf } from '../../../container.ts';
import { placeIn } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { declared, type Target, targetsOf } from '../../../targets.ts';
import { textAt } from '../../../value.ts';

export const rule: Rule = {
  id: 'unchanged-image',
  title: 'A rollout of the image that runs already',
  severity: 'error',
  needs: 'repository',
  why: 'The pod template stays the same, so that no pod is replaced: the pipeline is green, rollout status answers at once, and the new code never runs.',
  fix: 'Name the image by a tag that each build has for itself (the commit), or by its digest.',
  *check({ facts }) {
    for (const call of kubectlCalls(facts)) {
      const [what, ...rest] = call.operands;
      if (call.verb !== 'set' || what?.text !== 'image') continue;
      const targets = targetsOf({ operands: rest });
      for (const word of rest) {
        const [, image] = /^[\w*-]+=(.+)$/.exec(word.text) ?? [];
        if (image === undefined) continue;
        const running = targets.flatMap((target) => runs(facts, target, plainText(call.namespace), image));
        if (!/:latest$/.test(image) && running.length === 0) continue;
        yield {
          message: `kubectl set image names ${image}, ${running.length > 0 ? 'which its pods run already' : 'which is the same text for every build'}`,
          places: [{ at: word.at, note: 'changes no pod' }, ...running],
        };
      }
    }
  },
};

/** The containers of a workload that run an image. */
function runs(facts: Facts, target: Target, namespace: string | undefined, image: string) {
  const found = declared(facts, target, namespace);
  const workload = found?.cluster.workloads.find(({ object }) => object === found.object);
  if (found === undefined || workload === undefined) return [];
  return containersOf(workload)
    .filter(({ value }) => textAt(value, 'image') === image)
    .map(({ path }) => placeIn(found.object, [...path, 'image'], 'the same image'));
}
