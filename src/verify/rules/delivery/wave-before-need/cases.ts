import type { RuleCases } from '../../../rule.ts';

const wave = (number: string) => `  annotations:\n    argocd.argoproj.io/sync-wave: ${number}\n`;

const operator = (annotations: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: keda
  namespace: argocd
${annotations}spec:
  project: shop
  destination: { server: https://kubernetes.default.svc, namespace: keda }
  source: { repoURL: https://kedacore.github.io/charts, chart: keda, targetRevision: 2.20.2 }
`;

const service = (annotations: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: api
  namespace: argocd
${annotations}spec:
  project: shop
  destination: { server: https://kubernetes.default.svc, namespace: shop }
  source: { repoURL: https://github.com/shop/platform, targetRevision: main, path: apps/api }
`;

const scaled = {
  'apps/api/kustomization.yaml': 'resources: [scaled.yaml]\n',
  'apps/api/scaled.yaml': `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: api, namespace: shop }
spec: { scaleTargetRef: { name: api }, triggers: [] }
`,
};

const definition = (annotations: string) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: things.example.com
${annotations}spec:
  group: example.com
  names: { kind: Thing, plural: things }
  scope: Namespaced
  versions: []
---
`;

const thing = (annotations: string) => `apiVersion: example.com/v1
kind: Thing
metadata:
  name: thing
  namespace: shop
${annotations}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a service in the wave before its operator',
      files: {
        ...scaled,
        'argocd/keda.yaml': operator(wave('"2"')),
        'argocd/api.yaml': service(wave('"1" # <-- here')),
      },
    },
    {
      name: 'a resource in a wave before its definition',
      files: { 'all.yaml': definition(wave('"1"')) + thing(wave('"-1" # <-- here')) },
    },
  ],
  good: [
    {
      name: 'the operator first',
      files: { ...scaled, 'argocd/keda.yaml': operator(wave('"-1"')), 'argocd/api.yaml': service('') },
    },
    {
      name: 'both in one wave, where the sync is tried again',
      files: { ...scaled, 'argocd/keda.yaml': operator(''), 'argocd/api.yaml': service('') },
    },
    {
      name: 'Applications, which Argo CD reads before it brings its own next version',
      files: {
        'argocd/kustomization.yaml': 'resources: [root.yaml, argo-cd.yaml]\n',
        'argocd/root.yaml': service('').replace('apps/api', 'argocd'),
        'argocd/argo-cd.yaml': operator(wave('"1"')).replace('chart: keda', 'chart: argo-cd'),
      },
    },
    { name: 'an operator from elsewhere', files: { ...scaled, 'argocd/api.yaml': service(wave('"-5"')) } },
    { name: 'a definition in the same wave', files: { 'all.yaml': definition('') + thing('') } },
  ],
};
