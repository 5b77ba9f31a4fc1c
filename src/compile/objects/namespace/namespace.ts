import type { Sourced } from '../../../base/index.ts';
import type { Environment, Namespace, Platform } from '../../../model/index.ts';
import { namespaceObject } from '../namespace-object.ts';
import { namespacePolicies } from '../network/namespace-policies.ts';
import { demandOf } from './demand.ts';
import { limits } from './limits.ts';

/**
 * A namespace with its security level. Where something of the platform runs, it also has bounds and the policies
 * that hold for its pods. Where the gateway or Prometheus live beside our pods, neither counts nor confines those:
 * whoever installs them brings their own.
 */
export function namespaceObjects(
  platform: Platform,
  environment: Environment,
  namespace: Namespace,
): readonly Sourced[] {
  const shared =
    namespace.name === environment.edgeNamespace || namespace.name === environment.monitoringNamespace;
  const used = demandOf(environment, namespace).pods > 0;
  return [
    namespaceObject(platform, environment, namespace),
    ...((used && !shared) || namespace.quota !== undefined ? limits(platform, environment, namespace) : []),
    ...(used ? namespacePolicies(platform, namespace, shared) : []),
  ];
}
