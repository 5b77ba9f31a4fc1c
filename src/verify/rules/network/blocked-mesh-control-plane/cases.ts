import type { RuleCases } from '../../../rule.ts';
import { namespace, pods, policy } from '../trial.ts';

const mesh = namespace('shop', '{ istio-injection: enabled }');
const deny = policy('deny', '  podSelector: {}\n  policyTypes: [Ingress, Egress]\n');
const control = (port: number) => `  podSelector: {}
  egress:
    - to:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: istio-system } }
      ports: [{ port: ${port} }]
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'nothing may leave',
      files: { 'shop.yaml': mesh + pods('api') + deny.replace('spec:', 'spec: # <-- here') },
    },
    {
      name: 'another port of istiod',
      files: {
        'shop.yaml':
          mesh +
          pods('api') +
          policy('mesh', control(15010)).replace('ports: [', 'ports: # <-- here\n        [') +
          deny,
      },
    },
  ],
  good: [
    {
      name: 'allowed for the namespace',
      files: { 'shop.yaml': mesh + pods('api') + deny + policy('mesh', control(15012)) },
    },
    { name: 'no mesh', files: { 'shop.yaml': namespace('shop') + pods('api') + deny } },
    {
      name: 'a pod without sidecar, and only ingress restricted',
      files: {
        'shop.yaml':
          mesh +
          pods('api', { annotations: "{ sidecar.istio.io/inject: 'false' }" }) +
          deny +
          namespace('web', '{ istio-injection: enabled }') +
          pods('web', { namespace: 'web' }) +
          policy('web', '  podSelector: {}\n', 'web'),
      },
    },
  ],
};
