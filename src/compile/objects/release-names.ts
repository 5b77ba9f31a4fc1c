import type { Environment, Service } from '../../model/index.ts';
import { ingressGateway } from './addresses.ts';

/** The Kubernetes Service that leads to the new version's pods while it is tried; undefined where nothing tries it apart. */
export function trialService({ name, release }: Service): string | undefined {
  if (release.strategy === 'blueGreen') return `${name}-preview`;
  return release.strategy === 'canary' && release.shifting !== undefined ? `${name}-canary` : undefined;
}

/** The program that tries the new pods before they serve: its pods, their account and their template. */
export function smokeName(service: Service): string {
  return `${service.name}-smoke`;
}

/** The template that judges the requests of a new version. */
export function analysisName(service: Service): string {
  return `${service.name}-analysis`;
}

/** Route of a service's VirtualService whose weights Argo Rollouts moves. */
export const weightedRoute = 'primary';

/** Route, or rule, that leads requests with a header to the new version. */
export const headerRoute = 'by-header';

/** The VirtualService of a public host where the mesh's gateway knows the paths, beside that gateway. */
export function hostRoutes(host: string): { readonly name: string; readonly namespace: string } {
  return { name: host.replaceAll('.', '-'), namespace: ingressGateway.namespace };
}

/** The VirtualService that leads requests from outside to a service, as Argo Rollouts writes its name. */
export function entryRoutes({ hosts }: Environment, service: Service): string | undefined {
  const host = hosts.find(({ routes }) => routes.some((route) => route.service === service.name));
  if (host === undefined) return undefined;
  const { name, namespace } = hostRoutes(host.name);
  return `${name}.${namespace}`;
}

/** Whether Argo Rollouts runs the pods of a service. */
export function isRolledOut({ release }: Service): boolean {
  return release.strategy === 'canary' || release.strategy === 'blueGreen';
}

/** Why the weights of a route are left alone. */
export const movedWeights =
  'Argo Rollouts moves the weights; whatever applies this file must leave them alone.';

/** The plugin of Argo Rollouts for the Gateway API, by the name that it is known by. */
export const gatewayPlugin = 'argoproj-labs/gatewayAPI';

/** Whether Argo Rollouts moves the weights of the HTTPRoute that leads requests from outside to a service. */
export function isLedByGateway({ release }: Service): boolean {
  return release.strategy === 'canary' && release.shifting?.edge === 'gateway';
}
