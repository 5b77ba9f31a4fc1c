import { descend } from '../../../../base/index.ts';
import type { Cluster } from '../../../../facts/index.ts';
import { groupOf, servedBy } from '../../../../kubernetes/index.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt } from '../../../value.ts';
import { type Application, applicationsOf, broughtBy, waveOf } from '../applications.ts';

const annotation = ['metadata', 'annotations', 'argocd.argoproj.io/sync-wave'];

export const rule: Rule = {
  id: 'wave-before-need',
  title: 'A custom resource in a wave before what serves it',
  severity: 'error',
  why: 'Argo CD syncs wave by wave: the API server does not know the kind yet, the wave fails, and the one that would bring it never comes.',
  fix: 'Give the custom resource a later wave than its operator, or the operator an earlier one.',
  *check({ cluster, facts }) {
    yield* lateDefinitions(cluster);
    const all = applicationsOf(cluster);
    for (const application of all) {
      const reported = new Set<Application>();
      for (const { object } of broughtBy(facts, application)) {
        const servers = servedBy(groupOf(object.apiVersion), object.kind);
        // Whoever reads Applications has Argo CD running, whatever installs its next version.
        if (servers.length === 0 || servers.includes('argo-cd')) continue;
        const operators = all.filter((one) => one !== application && installs(cluster, one, servers));
        const [late] = operators;
        if (late === undefined || operators.some(({ wave }) => wave <= application.wave)) continue;
        if (reported.has(late)) continue;
        reported.add(late);
        yield {
          message: `Application ${application.object.name} brings ${titleOf(object)} in wave ${application.wave}, while ${late.object.name}, which serves it, comes in wave ${late.wave}`,
          places: [
            placeIn(application.object, annotation, `wave ${application.wave}`),
            placeIn(late.object, annotation, `wave ${late.wave}`),
            placeIn(object, ['kind'], 'nobody knows the kind yet'),
          ],
        };
      }
    }
  },
};

function installs(cluster: Cluster, application: Application, servers: readonly string[]): boolean {
  return cluster.software.some(
    ({ software, tree }) =>
      software !== undefined &&
      servers.includes(software) &&
      application.sources.some(({ at }) => descend(application.object.tree, at) === tree),
  );
}

/** Custom resources in an earlier wave than their definition, which stands beside them. */
function* lateDefinitions(cluster: Cluster) {
  for (const definition of cluster.ofKind('CustomResourceDefinition')) {
    const spec = fieldsAt(definition.value, 'spec');
    const kind = String(fieldsAt(spec, 'names').kind);
    for (const object of cluster.ofKind(kind)) {
      if (groupOf(object.apiVersion) !== spec.group || waveOf(object) >= waveOf(definition)) continue;
      yield {
        message: `${titleOf(object)} comes in wave ${waveOf(object)}, its definition in wave ${waveOf(definition)}`,
        places: [
          placeIn(object, annotation, `wave ${waveOf(object)}`),
          placeIn(definition, annotation, `wave ${waveOf(definition)}`),
        ] as const,
      };
    }
  }
}
