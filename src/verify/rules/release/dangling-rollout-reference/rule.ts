import type { DataPath } from '../../../../base/index.ts';
import { declaredObject } from '../../../declared.ts';
import { placeIn, titleOf } from '../../../place.ts';
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
      for (const { kind, path, name, namespace = object.namespace } of referencesOf(object.value)) {
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
  const istio = [...canary, 'trafficRouting', 'istio'];
  yield* reference(value, 'VirtualService', [...istio, 'virtualService', 'name']);
  for (const index of listAt(value, ...istio, 'virtualServices').keys())
    yield* reference(value, 'VirtualService', [...istio, 'virtualServices', index, 'name']);
  yield* reference(value, 'DestinationRule', [...istio, 'destinationRule', 'name']);
  const gateway = [...canary, 'trafficRouting', 'plugins', 'argoproj-labs/gatewayAPI'];
  const routes = [
    [...gateway, 'httpRoute'],
    ...[...listAt(value, ...gateway, 'httpRoutes').keys()].map((index) => [
      ...gateway,
      'httpRoutes',
      index,
      'name',
    ]),
  ];
  for (const path of routes) {
    for (const route of reference(value, 'HTTPRoute', path))
      yield { ...route, namespace: textAt(value, ...gateway, 'namespace') };
  }
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
  // A VirtualService of another namespace is written as 'name.namespace'.
  return name === undefined || (kind === 'VirtualService' && name.includes('.'))
    ? []
    : [{ kind, path, name }];
}
