import type { RuleCases } from '../../../rule.ts';

const service = (name = 'web') => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { app: web }
  ports: [{ name: http, port: 80 }]
---
`;

const ingress = (backend: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  ingressClassName: nginx
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
${backend}`;

const route = (backend: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop }
spec:
  hostnames: [shop.example.com]
  rules:
    - backendRefs:
        - ${backend}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a misspelt Service',
      files: {
        'web.yaml':
          service() + ingress('                name: wbe # <-- here\n                port: { number: 80 }\n'),
      },
    },
    {
      name: 'the port of the container',
      files: {
        'web.yaml':
          service() +
          ingress(
            '                name: web\n                port:\n                  number: 8080 # <-- here\n',
          ),
      },
    },
    {
      name: 'a name that no port has',
      files: {
        'web.yaml':
          service() +
          ingress(
            '                name: web\n                port:\n                  name: https # <-- here\n',
          ),
      },
    },
    {
      name: 'a route of the Gateway API',
      files: { 'web.yaml': service() + route('name: web\n          port: 8080 # <-- here\n') },
    },
    {
      name: 'a Service of another namespace',
      files: {
        'web.yaml':
          service() +
          service('api').replaceAll('shop', 'back') +
          route('name: api # <-- here\n          port: 80\n'),
      },
    },
  ],
  good: [
    {
      name: 'by number and by name',
      files: {
        'web.yaml':
          service() +
          ingress('                name: web\n                port: { name: http }\n') +
          `---\n${route('name: web\n          port: 80\n')}`,
      },
    },
    {
      name: 'a Service that a chart brings to its namespace',
      files: {
        'web.yaml': `${service()}---\n${ingress('                name: nginx-ingress-controller\n                port: { number: 80 }\n').replace('namespace: shop', 'namespace: ingress')}`,
      },
    },
  ],
};
