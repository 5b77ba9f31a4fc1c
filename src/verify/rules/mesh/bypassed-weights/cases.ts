import type { RuleCases } from '../../../rule.ts';

const weights = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api]
  http:
    - route:
        - { destination: { host: api }, weight: 90 }
        - { destination: { host: api-canary }, weight: 10 }
---
`;

const ingress = (annotations: string, mark = '') => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api, namespace: shop, annotations: { ${annotations} } }
spec:
  rules:
    - host: api.shop.example
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: api${mark}
                port: { number: 80 }
---
`;

const service = (annotations: string) => `apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop, annotations: { ${annotations} } }
spec: { selector: { app: api }, ports: [{ port: 80 }] }
---
`;

const httpRoute = (backends: string, parent = 'name: public') => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: api, namespace: shop }
spec:
  parentRefs: [{ ${parent} }]
  rules:
    - backendRefs:
${backends}---
`;

const entry = (route: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: www, namespace: istio-ingress }
spec:
  hosts: [www.shop.example]
  gateways: [public]
  http:
${route}---
`;

const host = 'api.shop.svc.cluster.local';

export const cases: RuleCases = {
  bad: [
    {
      name: 'an Ingress whose controller chooses the pods',
      files: { 'a.yaml': weights + service('') + ingress('', ' # <-- here') },
    },
    {
      name: 'an HTTPRoute with one backend',
      files: { 'a.yaml': weights + httpRoute('        - { name: api, port: 80 } # <-- here\n') },
    },
    {
      name: 'the gateway of the mesh with a route of its own',
      files: {
        'a.yaml': weights + entry(`    - route: [{ destination: { host: ${host} } }] # <-- here\n`),
      },
    },
  ],
  good: [
    {
      name: 'a controller that leaves the choice to its sidecar',
      files: {
        'a.yaml': weights + service("ingress.kubernetes.io/service-upstream: 'true'") + ingress(''),
        'b/b.yaml': weights + ingress("nginx.org/use-cluster-ip: 'true'"),
      },
    },
    {
      name: 'an HTTPRoute with weights of its own',
      files: {
        'a.yaml': `${weights}${httpRoute(`        - { name: api, port: 80, weight: 90 }
        - { name: api-canary, port: 80, weight: 10 }
`)}`,
      },
    },
    {
      name: 'an HTTPRoute inside the mesh',
      files: {
        'a.yaml': weights + httpRoute('        - { name: api, port: 80 }\n', 'kind: Service, name: front'),
      },
    },
    {
      name: 'the gateway of the mesh with the same weights, and a header beside them',
      files: {
        'a.yaml':
          weights +
          entry(`    - match: [{ headers: { x-stable: { exact: 'true' } } }]
      route: [{ destination: { host: ${host} } }]
    - route:
        - { destination: { host: ${host} }, weight: 90 }
        - { destination: { host: api-canary.shop.svc.cluster.local }, weight: 10 }
`),
      },
    },
    {
      name: 'a Service without weights',
      files: { 'a.yaml': weights.replaceAll('[api]', '[other]') + ingress('') },
    },
  ],
};
