import { compact, type Sourced } from '../../../base/index.ts';
import type { DestinationRule, VirtualService } from '../../../kubernetes/index.ts';
import type { Platform, Service, Traffic } from '../../../model/index.ts';
import { type Destinations, destinationsOf } from '../destinations.ts';
import { labelsOf } from '../labels.ts';
import { headerRoute, movedWeights, trialService, weightedRoute } from '../release-names.ts';
import { sourced } from '../sourced.ts';
import { tracksOf } from '../tracks.ts';

type Route = NonNullable<NonNullable<VirtualService['spec']>['http']>[number];
type Policy = NonNullable<NonNullable<DestinationRule['spec']>['trafficPolicy']>;

/** How requests to a service are led and bounded; nothing where the service leaves that to the mesh. */
export function routing(platform: Platform, service: Service): readonly Sourced[] {
  const destinations = destinationsOf(service, 'sidecars', (host) => ({ host }));
  const { traffic } = service;
  const bounded = traffic?.timeout !== undefined || traffic?.retries !== undefined;
  const led = destinations.serving.length > 1 || destinations.serving[0]?.destination.subset !== undefined;
  return [
    ...(bounded || led ? [virtualService(platform, service, destinations)] : []),
    ...destinationRules(platform, service),
  ];
}

function virtualService(platform: Platform, service: Service, { serving, trial }: Destinations): Sourced {
  const { traffic, release } = service;
  const rolledOut = release.strategy === 'canary' && serving.length > 1;
  const bounds = boundsOf(traffic);
  const object: VirtualService = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: {
      name: service.name,
      namespace: service.namespace,
      labels: labelsOf(platform, service.name, 'service'),
    },
    spec: {
      hosts: [service.name],
      http: [
        ...(trial === undefined
          ? []
          : [
              {
                name: headerRoute,
                match: [{ headers: { [trial.header.name]: { exact: trial.header.value } } }],
                route: [trial.destination],
                ...bounds,
              },
            ]),
        { name: weightedRoute, route: [...serving], ...bounds },
      ],
    },
  };
  const last = trial === undefined ? 0 : 1;
  const from = release.strategy === 'rolling' || release.strategy === 'blueGreen' ? undefined : release.path;
  return sourced(object, from ?? traffic?.path ?? service.path, {
    fields: Object.fromEntries(
      (['timeout', 'retries'] as const).flatMap((field) =>
        [0, 1].map((index) => [`spec.http[${index}].${field}`, [...service.path, 'traffic', field]]),
      ),
    ),
    comments: compactComments({
      [`spec.http[${last}].route`]: rolledOut ? movedWeights : undefined,
      [`spec.http[${last}].retries`]:
        traffic?.retries === undefined
          ? undefined
          : `${traffic.retries.attempts + 1} tries in all${traffic.timeout === undefined ? '' : ', which fit in the timeout'}`,
    }),
  });
}

function compactComments(comments: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(comments).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The same for every route: whoever tries the new version sees it under the same conditions. */
function boundsOf(traffic: Traffic | undefined): Pick<Route, 'timeout' | 'retries'> {
  return compact<Pick<Route, 'timeout' | 'retries'>>({
    timeout: traffic?.timeout === undefined ? undefined : `${traffic.timeout}s`,
    retries:
      traffic?.retries === undefined
        ? undefined
        : {
            attempts: traffic.retries.attempts,
            perTryTimeout: `${traffic.retries.perTry}s`,
            retryOn: traffic.retries.on.join(','),
          },
  });
}

function destinationRules(platform: Platform, service: Service): readonly Sourced[] {
  const { traffic, release, name } = service;
  const policy = traffic === undefined ? undefined : policyOf(traffic);
  const subsets =
    release.strategy === 'tracks'
      ? tracksOf(service).map(({ labels }) => ({ name: labels.version ?? '', labels: { ...labels } }))
      : undefined;
  if (policy === undefined && subsets === undefined) return [];
  const make = (host: string): Sourced => {
    const object: DestinationRule = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: {
        name: host,
        namespace: service.namespace,
        labels: labelsOf(platform, name, 'service'),
      },
      spec: compact<NonNullable<DestinationRule['spec']>>({ host, trafficPolicy: policy, subsets }),
    };
    return sourced(object, traffic?.path ?? service.path, {
      fields: {
        'spec.trafficPolicy.connectionPool': [...service.path, 'traffic', 'limits'],
        'spec.trafficPolicy.outlierDetection': [...service.path, 'traffic', 'outliers'],
        ...(release.strategy === 'tracks' ? { 'spec.subsets': release.path } : {}),
      },
    });
  };
  const trial = policy === undefined ? undefined : trialService(service);
  return [make(name), ...(trial === undefined ? [] : [make(trial)])];
}

function policyOf({ limits, balancing, outliers }: Traffic): Policy {
  const { connections, pending, requests, requestsPerConnection } = limits;
  type Pool = NonNullable<Policy['connectionPool']>;
  const http = compact<NonNullable<Pool['http']>>({
    http1MaxPendingRequests: pending,
    http2MaxRequests: requests,
    maxRequestsPerConnection: requestsPerConnection,
  });
  const bounded = Object.keys(http).length > 0;
  return compact<Policy>({
    connectionPool:
      connections === undefined && !bounded
        ? undefined
        : compact<Pool>({
            tcp: connections === undefined ? undefined : { maxConnections: connections },
            http: bounded ? http : undefined,
          }),
    loadBalancer: { simple: balancing },
    outlierDetection:
      outliers === undefined
        ? undefined
        : {
            consecutive5xxErrors: outliers.errors,
            interval: `${outliers.interval}s`,
            baseEjectionTime: `${outliers.ejection}s`,
            maxEjectionPercent: outliers.share,
            minHealthPercent: outliers.minimumHealthy,
          },
  });
}
