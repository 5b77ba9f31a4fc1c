import type { Environment, Service } from '../../model/index.ts';
import { isMeshed } from './meshed.ts';

/** The Kubernetes Service that leads to the new version's pods while it is tried; undefined where nothing tries it apart. */
export function trialService(environment: Environment, service: Service): string | undefined {
  if (service.release.strategy === 'blueGreen') return `${service.name}-preview`;
  return service.release.strategy === 'canary' && isMeshed(environment, service.namespace)
    ? `${service.name}-canary`
    : undefined;
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

/** Whether Argo Rollouts runs the pods of a service. */
export function isRolledOut({ release }: Service): boolean {
  return release.strategy === 'canary' || release.strategy === 'blueGreen';
}
