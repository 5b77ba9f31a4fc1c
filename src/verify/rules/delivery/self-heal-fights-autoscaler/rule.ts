import type { KubernetesObject } from '../../../../facts/index.ts';
import { autoscalerOf } from '../../../autoscaler.ts';
import { counted, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { numberAt } from '../../../value.ts';
import { allApplicationsOf } from '../application-sets.ts';
import { type Application, broughtBy } from '../applications.ts';
import { ignoredBy } from '../ignored.ts';

export const rule: Rule = {
  id: 'self-heal-fights-autoscaler',
  title: 'An Application that heals the number of pods which an autoscaler moves',
  severity: 'error',
  why: 'Argo CD sets the number of pods back to the one in Git as fast as the autoscaler changes it: the service never scales.',
  fix: "Remove 'replicas' from the workload, or let the Application ignore /spec/replicas of it.",
  *check({ cluster, facts }) {
    for (const application of allApplicationsOf(cluster, facts)) {
      if (!application.heals) continue;
      for (const { cluster: home, object } of broughtBy(facts, application)) {
        const replicas = numberAt(object.value, 'spec', 'replicas');
        if (replicas === undefined) continue;
        const autoscaler = autoscalerOf(home, object);
        if (autoscaler === undefined || ignoresReplicas(application, object)) continue;
        const { minimum, maximum = '?', object: owner, targetPath } = autoscaler;
        yield {
          message: `${titleOf(application.object)} sets ${titleOf(object)} back to ${counted(replicas, 'pod')}, while ${titleOf(owner)} scales it from ${minimum} to ${maximum}`,
          places: [
            placeIn(
              application.object,
              [...application.spec, 'syncPolicy', 'automated', 'selfHeal'],
              'undoes what the autoscaler does',
            ),
            placeIn(object, ['spec', 'replicas'], `the number in Git is ${replicas}`),
            placeIn(owner, targetPath, `scales it from ${minimum} to ${maximum}`),
          ],
        };
      }
    }
  },
};

function ignoresReplicas(application: Application, object: KubernetesObject): boolean {
  return ignoredBy(application, object).fields.some((field) => /^[./]spec[./]replicas$/.test(field));
}
