import type { Sourced } from '../../../base/index.ts';
import type { NetworkPolicy } from '../../../kubernetes/index.ts';
import type { Namespace, Platform } from '../../../model/index.ts';
import { labelsOf, partOfLabel } from '../labels.ts';
import { sourced } from '../sourced.ts';
import { namespaceLabel } from './peers.ts';

/** Port on which istiod serves configuration and certificates to the sidecars. */
const meshControlPort = 15012;

/**
 * What holds for all pods of a namespace: nothing but names, and the mesh's control plane where there is one.
 * @param shared whether others install pods beside ours; only ours are confined then
 */
export function namespacePolicies(
  platform: Platform,
  namespace: Namespace,
  shared: boolean,
): readonly Sourced[] {
  const podSelector = shared ? { matchLabels: { [partOfLabel]: platform.name } } : {};
  const make = (name: string, spec: NonNullable<NetworkPolicy['spec']>, comment: string): Sourced => {
    const policy: NetworkPolicy = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name, namespace: namespace.name, labels: labelsOf(platform, name, 'namespace') },
      spec,
    };
    return sourced(policy, namespace.path, { comments: { '': comment } });
  };
  const policies = [
    make(
      'default-deny',
      { podSelector, policyTypes: ['Ingress', 'Egress'] },
      "Whatever no other policy allows is denied. Health checks come from the pod's own node, which is always allowed.",
    ),
    make(
      'allow-dns',
      {
        podSelector,
        policyTypes: ['Egress'],
        egress: [
          {
            to: [
              {
                namespaceSelector: { matchLabels: { [namespaceLabel]: 'kube-system' } },
                podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
              },
            ],
            ports: [
              { protocol: 'UDP', port: 53 },
              { protocol: 'TCP', port: 53 },
            ],
          },
        ],
      },
      'Without names no call can be made; large answers come over TCP.',
    ),
  ];
  if (!namespace.mesh) return policies;
  return [
    ...policies,
    make(
      'allow-mesh-control-plane',
      {
        podSelector,
        policyTypes: ['Egress'],
        egress: [
          {
            to: [
              {
                namespaceSelector: { matchLabels: { [namespaceLabel]: 'istio-system' } },
                podSelector: { matchLabels: { app: 'istiod' } },
              },
            ],
            ports: [{ protocol: 'TCP', port: meshControlPort }],
          },
        ],
      },
      'A sidecar is not ready before istiod has given it configuration and a certificate.',
    ),
  ];
}
