import { containersOf } from '../../../container.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { numberAt } from '../../../value.ts';
import { preStopSleep } from '../pre-stop.ts';

/** What the API server fills in, in seconds. */
const USUAL_GRACE = 30;

export const rule: Rule = {
  id: 'short-grace-period',
  title: 'A grace period that ends before the preStop sleep',
  severity: 'error',
  why: 'The kubelet kills the container while it is still asleep in its preStop hook: it never gets the signal to finish its requests.',
  fix: 'Set terminationGracePeriodSeconds to the sleep plus the time that finishing takes.',
  *check({ cluster }) {
    for (const workload of cluster.workloads) {
      const { object, podPath, pod } = workload;
      if (podPath === undefined) continue;
      const grace = numberAt(pod, 'terminationGracePeriodSeconds') ?? USUAL_GRACE;
      for (const { name, value, path } of containersOf(workload)) {
        const sleep = preStopSleep(value);
        if (sleep === undefined || sleep.seconds < grace) continue;
        yield {
          message: `container ${name} of ${titleOf(object)} sleeps ${sleep.seconds} s before it stops, but is killed after ${grace} s`,
          places: [
            placeIn(object, [...podPath, 'terminationGracePeriodSeconds'], `${grace} s until the kill`),
            placeIn(object, [...path, ...sleep.path], `sleeps ${sleep.seconds} s`),
          ],
        };
      }
    }
  },
};
