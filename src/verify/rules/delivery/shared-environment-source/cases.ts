import type { RuleCases } from '../../../rule.ts';

const workload = `apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: api:1 }] }
`;
const environments = {
  'overlays/staging/kustomization.yaml': 'resources: [api.yaml]\n',
  'overlays/staging/api.yaml': workload,
  'overlays/production/kustomization.yaml': 'resources: [api.yaml]\n',
  'overlays/production/api.yaml': workload,
};
const application = (name: string, path: string, revision = 'main') => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd }
spec:
  project: shop
  destination: { server: https://kubernetes.default.svc, namespace: argocd }
  source:
    repoURL: https://github.com/org/platform-gitops
    targetRevision: ${revision}
    path: ${path}
  syncPolicy: { automated: { prune: true, selfHeal: true } }
`;

const set = (generator: string, path: string) => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: services, namespace: argocd }
spec:
  goTemplate: true
  generators:
    - ${generator}
  template:
    metadata: { name: "services-{{.name}}" }
    spec:
      project: shop
      source:
        repoURL: https://github.com/org/platform-gitops
        targetRevision: main
        path: ${path}
      destination: { server: https://kubernetes.default.svc, namespace: shop }
      syncPolicy: { automated: { prune: true, selfHeal: true } }
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'one root for staging and production',
      files: { ...environments, 'argocd/apps.yaml': application('platform-apps', 'apps # <-- here') },
    },
    {
      name: 'a set that brings one branch to each environment of its list',
      files: {
        'argocd/set.yaml': set(
          `list: { elements: [{ env: staging }, { env: production }] }`,
          'apps # <-- here',
        ),
      },
    },
    {
      name: 'a set for every cluster',
      files: { ...environments, 'argocd/set.yaml': set('clusters: {}', 'apps # <-- here') },
    },
  ],
  good: [
    {
      name: 'sets with a folder for each environment, or for one environment alone',
      files: {
        ...environments,
        'argocd/list.yaml': set(
          `list: { elements: [{ env: staging }, { env: production }] }`,
          '"overlays/{{.env}}"',
        ),
        'argocd/folders.yaml': set(
          'git: { repoURL: x, revision: main, directories: [{ path: overlays/* }] }',
          '"{{.path.path}}"',
        ),
        'argocd/one.yaml': set('clusters: { selector: { matchLabels: { env: staging } } }', 'apps'),
        'argocd/services.yaml': set(`list: { elements: [{ service: api }, { service: web }] }`, 'apps'),
      },
    },
    {
      name: 'a folder for each environment',
      files: {
        ...environments,
        'argocd/one.yaml': application('one', 'overlays/staging'),
        'argocd/two.yaml': application('two', 'overlays/production'),
      },
    },
    {
      name: 'a branch for each environment',
      files: { ...environments, 'argocd/one.yaml': application('one', 'apps', 'env/production') },
    },
    {
      name: 'a cluster for each environment, told by the name',
      files: { ...environments, 'argocd/one.yaml': application('apps-production', 'apps') },
    },
    { name: 'no environments', files: { 'argocd/apps.yaml': application('platform-apps', 'apps') } },
    {
      name: 'a chart of others, which all environments share',
      files: {
        ...environments,
        'argocd/one.yaml': application('keda', '2').replace('path: 2', 'chart: keda'),
      },
    },
  ],
};
