import { compact } from '../../../base/index.ts';
import type { Rollout } from '../../../kubernetes/index.ts';
import type { BlueGreen, Canary, Environment, Service } from '../../../model/index.ts';
import { isMeshed } from '../meshed.ts';
import { analysisName, isRolledOut, smokeName, trialService, weightedRoute } from '../release-names.ts';

type Strategy = NonNullable<NonNullable<Rollout['spec']>['strategy']>;
type Step = NonNullable<NonNullable<Strategy['canary']>['steps']>[number];

/** Seconds that the old pods stay after a canary, so that going back needs no start. */
const canaryKeep = 300;
/** Going back to one of so many earlier versions skips the steps. */
const rollbackRevisions = 3;

/** What runs the pods of a service, as autoscalers name it. */
export function controllerOf(service: Service): { readonly apiVersion: string; readonly kind: string } {
  return isRolledOut(service)
    ? { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' }
    : { apiVersion: 'apps/v1', kind: service.workload };
}

/** The part of a Rollout that a Deployment has otherwise. */
export function rolloutFields(
  environment: Environment,
  service: Service,
): Pick<NonNullable<Rollout['spec']>, 'strategy' | 'rollbackWindow' | 'progressDeadlineAbort'> {
  const { release } = service;
  const strategy =
    release.strategy === 'blueGreen'
      ? { blueGreen: blueGreen(environment, service, release) }
      : release.strategy === 'canary'
        ? { canary: canary(environment, service, release) }
        : {};
  return { progressDeadlineAbort: true, rollbackWindow: { revisions: rollbackRevisions }, strategy };
}

function blueGreen(
  environment: Environment,
  service: Service,
  { keep, smoke }: BlueGreen,
): NonNullable<Strategy['blueGreen']> {
  return compact<NonNullable<Strategy['blueGreen']>>({
    activeService: service.name,
    previewService: trialService(environment, service),
    autoPromotionEnabled: smoke !== undefined,
    prePromotionAnalysis:
      smoke === undefined ? undefined : { templates: [{ templateName: smokeName(service) }] },
    scaleDownDelaySeconds: keep,
    scaleDownDelayRevisionLimit: 1,
  });
}

function canary(
  environment: Environment,
  service: Service,
  release: Canary,
): NonNullable<Strategy['canary']> {
  const steps = release.steps.flatMap((weight) => stepsAt(service, release, weight));
  if (!isMeshed(environment, service.namespace)) {
    return { maxSurge: '25%', maxUnavailable: 0, steps };
  }
  return compact<NonNullable<Strategy['canary']>>({
    stableService: service.name,
    canaryService: trialService(environment, service),
    trafficRouting: { istio: { virtualService: { name: service.name, routes: [weightedRoute] } } },
    scaleDownDelaySeconds: canaryKeep,
    steps,
  });
}

/** A share of the requests, the time it takes to see enough of them, and the verdict; without one people promote. */
function stepsAt(service: Service, { pause, analysis }: Canary, weight: number): readonly Step[] {
  if (analysis === undefined) return [{ setWeight: weight }, { pause: {} }];
  return [
    { setWeight: weight },
    { pause: { duration: `${pause}s` } },
    {
      analysis: {
        templates: [{ templateName: analysisName(service) }],
        args: [{ name: 'hash', valueFrom: { podTemplateHashValue: 'Latest' } }],
      },
    },
  ];
}

/** Why the strategy is as it is, by path inside the Rollout. */
export function rolloutComments(
  environment: Environment,
  { release, namespace }: Service,
): Record<string, string> {
  if (release.strategy === 'blueGreen') {
    const at = 'spec.strategy.blueGreen';
    return {
      'spec.progressDeadlineAbort':
        'A version that does not get ready is given up; the old one goes on serving.',
      'spec.rollbackWindow': 'Going back to a version that has served skips its test.',
      [`${at}.autoPromotionEnabled`]:
        release.smoke === undefined
          ? 'Nothing tests the new pods here: somebody promotes them.'
          : 'The switch follows the test.',
      [`${at}.scaleDownDelaySeconds`]: 'The old pods stay ready to take over again.',
      [`${at}.scaleDownDelayRevisionLimit`]:
        'Of several releases in that time only the last one keeps its pods.',
    };
  }
  if (release.strategy !== 'canary') return {};
  const at = 'spec.strategy.canary';
  const notes = {
    'spec.progressDeadlineAbort':
      'A version that does not get ready is given up; the old one goes on serving.',
    'spec.rollbackWindow': 'Going back to a version that has served skips the steps.',
  };
  return !isMeshed(environment, namespace)
    ? { ...notes, [`${at}.steps`]: 'Without sidecars the shares are those of pods.' }
    : {
        ...notes,
        [`${at}.stableService`]:
          'Callers outside the mesh, which know no weights, stay with the old version.',
        [`${at}.scaleDownDelaySeconds`]: 'The old pods stay ready to take over again.',
      };
}
