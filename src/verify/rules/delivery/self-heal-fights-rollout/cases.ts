import type { RuleCases } from '../../../rule.ts';

const application = (more: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  project: shop
  destination: { server: https://kubernetes.default.svc, namespace: shop }
  source: { repoURL: https://github.com/shop/platform, targetRevision: main, path: apps/api }
${more}`;

const heals = (mark: string) => `  syncPolicy:
    automated:
      selfHeal: true${mark}
`;

const rollout = (trafficRouting: string) => `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: api, image: 'api:1' }] } }
  strategy:
    canary:
      stableService: api
      canaryService: api-canary
      trafficRouting:
${trafficRouting}---
`;
const byMesh = rollout('        istio: { virtualService: { name: api } }\n');
const byGateway = rollout('        plugins: { argoproj-labs/gatewayAPI: { httpRoute: api } }\n');

const virtualService = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api]
  http:
    - route:
        - { destination: { host: api }, weight: 100 }
        - { destination: { host: api-canary }, weight: 0 }
---
`;

const httpRoute = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: api, namespace: shop }
spec:
  rules:
    - backendRefs:
        - { name: api, port: 80, weight: 100 }
        - { name: api-canary, port: 80, weight: 0 }
---
`;

const files = (text: string, objects: string) => ({
  'argocd/shop.yaml': text,
  'apps/api/kustomization.yaml': 'resources: [all.yaml]\n',
  'apps/api/all.yaml': objects,
});

export const cases: RuleCases = {
  bad: [
    {
      name: 'weights of the mesh',
      files: files(application(heals(' # <-- here')), byMesh + virtualService),
    },
    {
      name: 'weights of a gateway, with the weights of the mesh ignored',
      files: files(
        application(`${heals(' # <-- here')}  ignoreDifferences:
    - { group: networking.istio.io, kind: VirtualService, jqPathExpressions: ['.spec.http[].route[].weight'] }
`),
        byGateway + httpRoute,
      ),
    },
  ],
  good: [
    {
      name: 'ignored weights',
      files: files(
        application(`${heals('')}  ignoreDifferences:
    - { group: networking.istio.io, kind: VirtualService, name: api, jqPathExpressions: ['.spec.http[].route[].weight'] }
`),
        byMesh + virtualService,
      ),
    },
    {
      name: 'all routes ignored, or all that the controller owns',
      files: files(
        application(`${heals('')}  ignoreDifferences:
    - { group: gateway.networking.k8s.io, kind: HTTPRoute, jsonPointers: [/spec/rules] }
    - { group: networking.istio.io, kind: VirtualService, managedFieldsManagers: [rollouts-controller] }
`),
        byGateway + httpRoute + byMesh.replace('name: api,', 'name: other,') + virtualService,
      ),
    },
    {
      name: 'ignored by Argo CD itself',
      files: {
        ...files(application(heals('')), byMesh + virtualService),
        'argocd/cm.yaml': `apiVersion: v1
kind: ConfigMap
metadata: { name: argocd-cm, namespace: argocd }
data:
  resource.customizations.ignoreDifferences.networking.istio.io_VirtualService: |
    jqPathExpressions: ['.spec.http[].route[].weight']
`,
      },
    },
    {
      name: 'weights that nobody moves, and an Application that heals nothing',
      files: {
        ...files(application(heals('')), virtualService),
        'argocd/other.yaml': application('').replace('name: shop', 'name: other'),
      },
    },
  ],
};
