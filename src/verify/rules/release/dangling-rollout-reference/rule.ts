import type { DataPath } from '../../../../base/index.ts';
import { declaredObject } from '../../../declared.ts';
import { placeIn, titleOf } from '../../../place.ts';
import { shiftedRoutes } from '../../../rollout-routes.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt, listAt, textAt } from '../../../value.ts';

/** A name in a Rollout that another object must have. */
interface Reference {
  readonly kind: string;
  readonly path: DataPath;
  readonly name: string;
  /** Where it is not that of the Rollout. */
  readonly namespace?: string | undefined;
}

const blueGreen: DataPath = ['spec', 'strategy', 'blueGreen'];
const canary: DataPath = ['spec', 'strategy', 'canary'];

export const rule: Rule = {
  id: 'dangling-rollout-reference',
  title: 'A Rollout that names what does not exist',
  severity: 'error',
  why: 'Argo Rollouts marks the Rollout as invalid and changes nothing: no new version gets out.',
  fix: 'Add the object to the namespace of the Rollout, or correct the name.',
  *check(input) {
    for (const object of input.cluster.ofKind('Rollout')) {
      if (!object.apiVersion.startsWith('argoproj.io/')) continue;
      for (const { kind, path, name, namespace = object.namespace } of [
        ...shiftedRoutes(object),
        ...referencesOf(object.value),
      ]) {
        if (declaredObject(input, kind, namespace, name) !== undefined) continue;
        yield {
          message: `${titleOf(object)} names the ${kind} ${name}, which does not exist`,
          places: [placeIn(object, path, `names ${name}`)],
        };
      }
    }
  },
};

function* referencesOf(value: unknown): Iterable<Reference> {
  const services = [
    ...['activeService', 'previewService'].map((field) => [...blueGreen, field]),
    ...['stableService', 'canaryService'].map((field) => [...canary, field]),
  ];
  for (const path of services) yield* reference(value, 'Service', path);
  yield* reference(value, 'DestinationRule', [
    ...canary,
    'trafficRouting',
    'istio',
    'destinationRule',
    'name',
  ]);
  const analyses = [
    [...blueGreen, 'prePromotionAnalysis'],
    [...blueGreen, 'postPromotionAnalysis'],
    [...canary, 'analysis'],
    ...[...listAt(value, ...canary, 'steps').keys()].map((index) => [...canary, 'steps', index, 'analysis']),
  ];
  for (const path of analyses) {
    for (const [index, one] of listAt(value, ...path, 'templates').entries()) {
      const kind = fieldsAt(one).clusterScope === true ? 'ClusterAnalysisTemplate' : 'AnalysisTemplate';
      yield* reference(value, kind, [...path, 'templates', index, 'templateName']);
    }
  }
}

function reference(value: unknown, kind: string, path: DataPath): readonly Reference[] {
  const name = textAt(value, ...path);
  return name === undefined ? [] : [{ kind, path, name }];
}
