import type { Environment } from '../../model/index.ts';
import { ingressGateway } from './addresses.ts';

/** Whether the pods of a namespace get a sidecar, or are proxies of the mesh themselves. */
export function isMeshed(environment: Environment, namespace: string): boolean {
  return (
    namespace === ingressGateway.namespace ||
    environment.namespaces.some((one) => one.name === namespace && one.mesh)
  );
}
