import type { Rule } from '../../../rule.ts';
import { missingKeys } from '../missing-keys.ts';

/** ConfigMaps that Kubernetes, meshes and managed clusters put into every namespace, and those of kube-system. */
const EVERYWHERE = new Set([
  'istio-ca-root-cert',
  'kube-root-ca.crt',
  'linkerd-identity-trust-roots',
  'openshift-service-ca.crt',
]);

export const rule: Rule = {
  id: 'missing-config-key',
  title: 'A ConfigMap, or a key of one, that nobody declares',
  severity: 'error',
  why: 'The kubelet does not start a container whose ConfigMap or key is missing: the pod waits until it appears.',
  fix: 'Declare the ConfigMap with that key in the namespace of the workload, or mark the reference as optional.',
  check: (input) =>
    missingKeys(input, 'ConfigMap', (namespace, name) => EVERYWHERE.has(name) || namespace === 'kube-system'),
};
