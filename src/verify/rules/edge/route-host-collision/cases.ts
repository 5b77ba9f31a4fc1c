import type { RuleCases } from '../../../rule.ts';

const ingress = (
  name: string,
  path: string,
  extra = '',
  className = 'nginx',
) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  namespace: shop
${extra}spec:
  ingressClassName: ${className}
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: ${path}
            pathType: Prefix
            backend: { service: { name: ${name}, port: { number: 80 } } }
---
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'two Ingresses of one class',
      files: { 'a.yaml': ingress('web', '/'), 'b.yaml': ingress('pages', '/ # <-- here') },
    },
    {
      name: 'two routes of one gateway',
      files: {
        'routes.yaml': ['web', 'pages']
          .map(
            (name) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: ${name}, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  hostnames: [shop.example.com]
  rules:
    - matches:
        - path:
            type: PathPrefix
            value: /api${name === 'pages' ? ' # <-- here' : ''}
      backendRefs: [{ name: ${name}, port: 80 }]
---
`,
          )
          .join(''),
      },
    },
  ],
  good: [
    {
      name: 'another path, another class, and a canary',
      files: {
        'a.yaml':
          ingress('web', '/') +
          ingress('api', '/api') +
          ingress('inside', '/', '', 'internal') +
          ingress('next', '/', '  annotations: { nginx.ingress.kubernetes.io/canary: "true" }\n'),
      },
    },
  ],
};
