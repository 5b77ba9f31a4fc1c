import type { Environment } from '../../model/index.ts';

/** Whether the pods of a namespace get a sidecar. */
export function isMeshed(environment: Environment, namespace: string): boolean {
  return environment.namespaces.some((one) => one.name === namespace && one.mesh);
}
