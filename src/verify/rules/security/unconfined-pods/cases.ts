import type { RuleCases } from '../../../rule.ts';

const deployment = (name: string, mark = '', pod = '') => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}${mark}
  namespace: shop
spec:
  selector:
    matchLabels: { app: ${name} }
  template:
    metadata:
      labels: { app: ${name} }
    spec:
${pod}      containers:
        - name: ${name}
          image: registry.example.com/${name}:1.0.0
---
`;

const policy = (selector: string, types: string, namespace = 'shop') => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: policy
  namespace: ${namespace}
spec:
  podSelector: ${selector}
  policyTypes: ${types}
---
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a pod that the policies pass over',
      files: {
        'a.yaml':
          deployment('api', ' # <-- here') +
          deployment('web') +
          policy('{ matchLabels: { app: web } }', '[Ingress]'),
      },
    },
    {
      name: 'a policy of outgoing connections alone, and one of another namespace',
      files: {
        'a.yaml':
          deployment('api', ' # <-- here') + policy('{}', '[Egress]') + policy('{}', '[Ingress]', 'data'),
      },
    },
  ],
  good: [
    {
      name: 'a policy that denies all',
      files: { 'a.yaml': deployment('api') + policy('{}', '[Ingress, Egress]') },
    },
    {
      name: 'a pod in the network of its node, which no policy reaches',
      files: { 'a.yaml': deployment('agent', '', '      hostNetwork: true\n') },
    },
    {
      name: 'policies of another product',
      files: {
        'a.yaml': `${deployment('api')}apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: { name: policy, namespace: shop }
spec: { endpointSelector: {} }
`,
      },
    },
  ],
};
