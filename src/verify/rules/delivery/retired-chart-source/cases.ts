import type { RuleCases } from '../../../rule.ts';

const application = (repository: string, chart: string, mark = '') => ({
  'app.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${chart}, namespace: argocd }
spec:
  project: shop
  destination: { server: https://kubernetes.default.svc, namespace: ${chart} }
  source:
    repoURL: ${repository}${mark}
    chart: ${chart}
    targetRevision: 1.0.0
`,
});

export const cases: RuleCases = {
  bad: [
    {
      name: 'a release of a helmfile',
      files: {
        'namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n',
        'helmfile.yaml': `repositories:
  - name: graf
    url: https://grafana.github.io/helm-charts
releases:
  - name: tempo # <-- here
    chart: graf/tempo
    version: 1.10.0
`,
      },
    },
    ...(
      [
        ['https://kubernetes.github.io/ingress-nginx', 'ingress-nginx'],
        ['https://grafana.github.io/helm-charts', 'loki'],
        ['https://grafana.github.io/helm-charts', 'promtail'],
        ['https://charts.bitnami.com/bitnami', 'redis'],
        ['registry-1.docker.io/bitnamicharts', 'postgresql'],
        ['https://charts.helm.sh/stable', 'prometheus'],
        ['https://jaegertracing.github.io/helm-charts', 'jaeger-operator'],
      ] as const
    ).map(([repository, chart]) => ({
      name: `${chart} from ${repository}`,
      files: application(repository, chart, ' # <-- here'),
    })),
  ],
  good: [
    {
      name: 'loki from the community',
      files: application('https://grafana-community.github.io/helm-charts', 'loki'),
    },
    { name: 'alloy, which stays', files: application('https://grafana.github.io/helm-charts', 'alloy') },
    {
      name: 'sealed secrets of the same company',
      files: application('https://bitnami.github.io/sealed-secrets', 'sealed-secrets'),
    },
    {
      name: 'the controller of NGINX itself',
      files: application('https://helm.nginx.com/stable', 'nginx-ingress'),
    },
  ],
};
