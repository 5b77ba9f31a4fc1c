import { compact } from '../../../base/index.ts';
import type { Rollout } from '../../../kubernetes/index.ts';
import type { BlueGreen, Canary, Environment, Service, Shifting } from '../../../model/index.ts';
import {
  analysisName,
  entryRoutes,
  gatewayPlugin,
  headerRoute,
  isLedByGateway,
  isRolledOut,
  smokeName,
  trialService,
  weightedRoute,
} from '../release-names.ts';

type Strategy = NonNullable<NonNullable<Rollout['spec']>['strategy']>;
type Step = NonNullable<NonNullable<Strategy['canary']>['steps']>[number];
type TrafficRouting = NonNullable<NonNullable<Strategy['canary']>['trafficRouting']>;

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
      ? { blueGreen: blueGreen(service, release) }
      : release.strategy === 'canary'
        ? { canary: canary(environment, service, release) }
        : {};
  return { progressDeadlineAbort: true, rollbackWindow: { revisions: rollbackRevisions }, strategy };
}

function blueGreen(service: Service, { keep, smoke }: BlueGreen): NonNullable<Strategy['blueGreen']> {
  return compact<NonNullable<Strategy['blueGreen']>>({
    activeService: service.name,
    previewService: trialService(service),
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
  const steps = release.steps.flatMap((weight, index) => stepsAt(service, release, weight, index === 0));
  if (release.shifting === undefined) return { maxSurge: '25%', maxUnavailable: 0, steps };
  return compact<NonNullable<Strategy['canary']>>({
    stableService: service.name,
    canaryService: trialService(service),
    trafficRouting: trafficRouting(environment, service, release, release.shifting),
    scaleDownDelaySeconds: canaryKeep,
    steps,
  });
}

/** What Argo Rollouts moves weights in: of callers in the mesh, of requests from outside, or of both. */
function trafficRouting(
  environment: Environment,
  service: Service,
  { header }: Canary,
  { mesh, edge }: Shifting,
): TrafficRouting {
  const own = { name: service.name, routes: [weightedRoute] };
  const entry = edge === 'istio' ? entryRoutes(environment, service) : undefined;
  const outside = entry === undefined ? [] : [{ name: entry, routes: [service.name] }];
  return compact<TrafficRouting>({
    managedRoutes: header !== undefined && isLedByGateway(service) ? [{ name: headerRoute }] : undefined,
    istio:
      outside.length > 0
        ? { virtualServices: [...(mesh ? [own] : []), ...outside] }
        : mesh
          ? { virtualService: own }
          : undefined,
    plugins:
      edge === 'gateway'
        ? { [gatewayPlugin]: { httpRoute: service.name, namespace: service.namespace } }
        : undefined,
  });
}

/** A share of the requests, the time it takes to see enough of them, and the verdict; without one people promote. */
function stepsAt(
  service: Service,
  { pause, analysis, header }: Canary,
  weight: number,
  isFirst: boolean,
): readonly Step[] {
  const shares: readonly Step[] = [
    { setWeight: weight },
    ...(isFirst && header !== undefined && isLedByGateway(service)
      ? [
          {
            setHeaderRoute: {
              name: headerRoute,
              match: [{ headerName: header.name, headerValue: { exact: header.value } }],
            },
          },
        ]
      : []),
  ];
  if (analysis === undefined) return [...shares, { pause: {} }];
  return [
    ...shares,
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
export function rolloutComments({ release }: Service): Record<string, string> {
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
  const { shifting } = release;
  if (shifting === undefined)
    return {
      ...notes,
      [`${at}.steps`]: 'Nothing leads requests by weight here: the shares are those of pods.',
    };
  const managed = release.header !== undefined && shifting.edge === 'gateway';
  return {
    ...notes,
    [`${at}.stableService`]: shifting.mesh
      ? 'Callers outside the mesh, which know no weights, stay with the old version.'
      : 'Callers inside the cluster, which know no weights, stay with the old version.',
    ...(!managed
      ? {}
      : {
          [`${at}.steps[1]`]: 'Only now: before the first share there is no pod that a header could lead to.',
        }),
    [`${at}.scaleDownDelaySeconds`]: 'The old pods stay ready to take over again.',
  };
}
