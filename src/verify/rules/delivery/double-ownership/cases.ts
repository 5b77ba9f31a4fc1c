import type { RuleCases } from '../../../rule.ts';

const application = (name: string, path: string, namespace = 'shop') => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd }
spec:
  project: shop
  destination: { server: https://kubernetes.default.svc, namespace: ${namespace} }
  source:
    repoURL: https://github.com/shop/platform
    targetRevision: main
    path: ${path}
`;
const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: api, namespace: shop }\ndata: {}\n';
const overlay = {
  'overlays/production/kustomization.yaml': 'resources: [api, web]\n',
  'overlays/production/api/kustomization.yaml': 'resources: [map.yaml]\n',
  'overlays/production/api/map.yaml': map,
  'overlays/production/web/kustomization.yaml': 'resources: [map.yaml]\n',
  'overlays/production/web/map.yaml': map.replace('name: api', 'name: web'),
};
const chart = (namespace: string) =>
  application('keda', 'x', namespace)
    .replace('https://github.com/shop/platform', 'https://kedacore.github.io/charts')
    .replace('path: x', 'chart: keda')
    .replace('main', '2.20.2');
const helmfile = (mark = '') => `releases:
  - name: keda${mark}
    namespace: keda
    chart: kedacore/keda
    version: 2.20.2
`;

const manifest = () => `apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: api, image: api:1 }] } }
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'manifests, Terraform and a chart',
      files: {
        'k8s/api.yaml': manifest(),
        'deploy.sh': 'kubectl apply -f k8s/\nhelm upgrade --install api ./charts/api --wait\n',
        'main.tf':
          'resource "kubernetes_deployment" "api" { # <-- here\n  metadata {\n    name = "api"\n    namespace = "shop"\n  }\n}\n',
        'charts/api/Chart.yaml': 'apiVersion: v2\nname: api\nversion: 1.0.0\n',
        'charts/api/values.yaml': '',
        'charts/api/templates/deployment.yaml':
          'apiVersion: apps/v1\nkind: Deployment\nmetadata: # <-- here\n  name: {{ .Chart.Name }}\n',
      },
    },
    {
      name: 'two Applications of one folder',
      files: {
        ...overlay,
        'argocd/a.yaml': application('a', 'overlays/production/api'),
        'argocd/b.yaml': application('b', './overlays/production/api/ # <-- here'),
      },
    },
    {
      name: 'an Application of the whole and one of a part',
      files: {
        ...overlay,
        'argocd/all.yaml': application('all', 'overlays/production'),
        'argocd/api.yaml': application('api', 'overlays/production/api # <-- here'),
      },
    },
    {
      name: 'a release that Argo CD installs as well',
      files: { 'helmfile.yaml': helmfile(' # <-- here'), 'argocd/keda.yaml': chart('keda') },
    },
  ],
  good: [
    {
      name: 'the same in two forms, of which one is installed',
      files: {
        'k8s/api.yaml': manifest(),
        'deploy.sh': 'kubectl apply -f k8s/\n',
        'charts/api/Chart.yaml': 'apiVersion: v2\nname: api\nversion: 1.0.0\n',
        'charts/api/values.yaml': '',
        'charts/api/templates/deployment.yaml':
          'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Chart.Name }}\n',
      },
    },
    {
      name: 'other objects of Terraform, and charts whose names are open',
      files: {
        'api.yaml': manifest(),
        'main.tf':
          'resource "kubernetes_deployment" "api" {\n  metadata {\n    name = "api"\n    namespace = "other"\n  }\n}\n',
        'charts/api/Chart.yaml': 'apiVersion: v2\nname: api\nversion: 1.0.0\n',
        'charts/api/values.yaml': '',
        'charts/api/templates/deployment.yaml':
          'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ include "api.fullname" . }}\n',
      },
    },
    {
      name: 'an Application for each part',
      files: {
        ...overlay,
        'argocd/api.yaml': application('api', 'overlays/production/api'),
        'argocd/web.yaml': application('web', 'overlays/production/web'),
      },
    },
    {
      name: 'a folder of Applications beside what these bring',
      files: {
        ...overlay,
        'argocd/kustomization.yaml': 'resources: [root.yaml, apps/api.yaml]\n',
        'argocd/root.yaml': application('root', 'argocd', 'argocd'),
        'argocd/apps/api.yaml': application('api', 'overlays/production/api'),
      },
    },
    {
      name: 'one folder in two clusters',
      files: {
        ...overlay,
        'argocd/a.yaml': application('a', 'overlays/production/api'),
        'argocd/b.yaml': application('b', 'overlays/production/api').replace(
          'https://kubernetes.default.svc',
          'https://other.example.com',
        ),
      },
    },
    {
      name: 'the same chart in another namespace',
      files: { 'helmfile.yaml': helmfile(), 'argocd/keda.yaml': chart('other') },
    },
  ],
};
