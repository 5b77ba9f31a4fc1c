import type { RuleCases } from '../../../rule.ts';

const helmfile = (...releases: readonly string[]) =>
  `releases:\n${releases.map((chart) => `  - name: ${chart}\n    chart: repo/${chart}\n    version: 1.0.0\n`).join('')}`;

const recommender = (mark = '') => `apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler${mark}
metadata:
  name: api
  namespace: shop
spec:
  targetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
`;

const scaled = (mark = '') => `apiVersion: keda.sh/v1alpha1
kind: ScaledObject${mark}
metadata:
  name: api
  namespace: shop
spec:
  scaleTargetRef: { name: api }
  triggers: []
`;

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: verticalpodautoscalers.autoscaling.k8s.io
spec:
  group: autoscaling.k8s.io
  names: { kind: VerticalPodAutoscaler, plural: verticalpodautoscalers }
  scope: Namespaced
  versions: []
`;

const application = (chart: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${chart}, namespace: argocd }
spec:
  project: platform
  destination: { server: https://kubernetes.default.svc, namespace: ${chart} }
  source: { repoURL: https://charts.example.com, chart: ${chart}, targetRevision: 1.0.0 }
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'recommendations beside other add-ons, without the autoscaler that makes them',
      files: { 'helmfile.yaml': helmfile('metrics-server'), 'vpa.yaml': recommender(' # <-- here') },
    },
    {
      name: 'a queue that is to scale pods, without KEDA among the Applications',
      files: { 'apps.yaml': application('argo-cd'), 'scaled.yaml': scaled(' # <-- here') },
    },
    {
      name: 'an operator that only the other environment has',
      files: {
        'o/staging/kustomization.yaml': 'resources: [all.yaml]\n',
        'o/staging/all.yaml': deployment() + scaled(),
        'o/staging/helmfile.yaml': helmfile('keda'),
        'o/production/kustomization.yaml': 'resources: [all.yaml]\n',
        'o/production/all.yaml': deployment() + scaled(' # <-- here'),
        'o/production/helmfile.yaml': helmfile('metrics-server'),
      },
    },
  ],
  good: [
    {
      name: 'what a command of a page or a script installs',
      files: {
        'helmfile.yaml': helmfile('metrics-server'),
        'vpa.yaml': recommender(),
        'keda.yaml': scaled(),
        'README.md': '```bash\nhelm upgrade --install keda kedacore/keda --namespace keda --wait\n```\n',
        'install.sh':
          'kubectl apply -f https://github.com/kubernetes/autoscaler/releases/download/v1/vertical-pod-autoscaler.yaml\n',
      },
    },
    {
      name: 'Applications, which Argo CD reads from where it runs',
      files: { 'helmfile.yaml': helmfile('metrics-server'), 'keda.yaml': application('keda') },
    },
    {
      name: 'a release that serves it',
      files: {
        'helmfile.yaml': helmfile('keda', 'vertical-pod-autoscaler'),
        'all.yaml': `${recommender()}---\n${scaled()}`,
      },
    },
    { name: 'nothing said about what is installed', files: { 'vpa.yaml': recommender() } },
    {
      name: 'a definition in the repository',
      files: {
        'helmfile.yaml': helmfile('metrics-server'),
        'crds.yaml': definition,
        'vpa.yaml': recommender(),
      },
    },
    {
      name: 'a chart of another name that brings it',
      files: {
        'helmfile.yaml': helmfile('fairwinds-vertical-autoscaler'),
        'vpa.yaml': recommender(),
      },
    },
    {
      name: 'a chart of our own that brings the operator along',
      files: {
        'charts/addons/Chart.yaml': `apiVersion: v2
name: addons
version: 0.1.0
dependencies:
  - name: keda
    version: 2.20.2
    repository: https://kedacore.github.io/charts
`,
        'scaled.yaml': scaled(),
      },
    },
    {
      name: 'kinds of Kubernetes, and kinds that nobody knows',
      files: {
        'helmfile.yaml': helmfile('metrics-server'),
        'all.yaml': `${deployment()}apiVersion: example.com/v1\nkind: Thing\nmetadata: { name: thing, namespace: shop }\n`,
      },
    },
  ],
};

function deployment(): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: api:1 }] }
---
`;
}
