import { containersOf } from '../../../container.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';

export const rule: Rule = {
  id: 'mutable-image-tag',
  title: 'An image whose tag moves',
  severity: 'warning',
  why: 'Pods that start at different times run different code, a rollback brings back nothing, and a push of a new image changes no pod.',
  fix: 'Name a tag that is never moved (a version, a commit) or a digest.',
  *check({ cluster }) {
    for (const workload of cluster.workloads) {
      for (const { name, role, value, path } of containersOf(workload)) {
        const image = textAt(value, 'image');
        if (image === undefined || role === 'ephemeral' || !moves(image)) continue;
        const tag = image.endsWith(':latest') ? 'the tag latest' : 'no tag';
        yield {
          message: `container ${name} of ${titleOf(workload.object)} runs ${image}, which has ${tag}`,
          places: [placeIn(workload.object, [...path, 'image'], `has ${tag}`)],
        };
      }
    }
  },
};

/** Whether an image name has no digest and no tag but `latest`; one that is filled in later is not judged. */
function moves(image: string): boolean {
  if (image.includes('@') || /[${}<>]/.test(image)) return false;
  const name = image.slice(image.lastIndexOf('/') + 1);
  return !name.includes(':') || name.endsWith(':latest');
}
