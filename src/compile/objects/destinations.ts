import { compact } from '../../base/index.ts';
import type { VirtualService } from '../../kubernetes/index.ts';
import type { HeaderMatch, Service } from '../../model/index.ts';
import { isLedByGateway, trialService } from './release-names.ts';

type Route = NonNullable<NonNullable<VirtualService['spec']>['http']>[number];
type Weighted = NonNullable<Route['route']>[number];
type Target = Weighted['destination'];

/** Where the mesh leads requests to a service. */
export interface Destinations {
  /** With the weights that they begin with. */
  readonly serving: readonly Weighted[];
  /** The new version, and the header that leads there. */
  readonly trial: { readonly header: HeaderMatch; readonly destination: Weighted } | undefined;
}

/**
 * Where requests to a service go, by whoever leads them.
 * @param by the sidecars of callers, or the mesh's gateway for requests from outside
 * @param at how a Kubernetes Service is written there
 */
export function destinationsOf(
  service: Service,
  by: 'sidecars' | 'gateway',
  at: (name: string) => Target,
): Destinations {
  const { release, name } = service;
  if (release.strategy === 'tracks') {
    const { version, next, header } = release;
    const subset = (label: string, weight?: number): Weighted =>
      compact<Weighted>({ destination: { ...at(name), subset: label }, weight });
    if (next === undefined) return { serving: [subset(version)], trial: undefined };
    return {
      serving: [subset(version, 100 - next.weight), subset(next.version, next.weight)],
      trial: header === undefined ? undefined : { header, destination: subset(next.version) },
    };
  }
  const trial = trialService(service);
  if (release.strategy !== 'canary' || trial === undefined || !leads(service, by)) {
    return { serving: [{ destination: at(name) }], trial: undefined };
  }
  return {
    serving: [
      { destination: at(name), weight: 100 },
      { destination: at(trial), weight: 0 },
    ],
    // Where Argo Rollouts adds the header to an HTTPRoute, it adds it here as well.
    trial:
      release.header === undefined || isLedByGateway(service)
        ? undefined
        : { header: release.header, destination: { destination: at(trial) } },
  };
}

function leads({ release }: Service, by: 'sidecars' | 'gateway'): boolean {
  if (release.strategy !== 'canary') return false;
  return by === 'sidecars' ? release.shifting?.mesh === true : release.shifting?.edge === 'istio';
}
