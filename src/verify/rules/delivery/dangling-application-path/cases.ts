import type { RuleCases } from '../../../rule.ts';

const application = (
  name: string,
  path: string,
  repository = 'https://github.com/shop/platform',
) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd }
spec:
  project: shop
  destination: { server: https://kubernetes.default.svc, namespace: shop }
  source:
    repoURL: ${repository}
    targetRevision: main
    path: ${path}
`;
const api = {
  'apps/api/kustomization.yaml': 'resources: [map.yaml]\n',
  'apps/api/map.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: api, namespace: shop }\ndata: {}\n',
};

export const cases: RuleCases = {
  bad: [
    {
      name: 'a folder that was renamed',
      files: {
        ...api,
        'argocd/api.yaml': application('api', 'apps/api'),
        'argocd/web.yaml': application('web', 'apps/web # <-- here'),
      },
    },
  ],
  good: [
    { name: 'a folder that is there', files: { ...api, 'argocd/api.yaml': application('api', 'apps/api') } },
    {
      name: 'files that are a folder of their repository',
      files: {
        ...api,
        'argocd/api.yaml': application('api', 'clusters/production/apps/api'),
        'argocd/all.yaml': application('all', 'clusters/production/apps'),
      },
    },
    {
      name: 'a folder of another repository',
      files: {
        ...api,
        'argocd/api.yaml': application('api', 'apps/api'),
        'argocd/other.yaml': application('other', 'deploy', 'https://github.com/other/thing'),
      },
    },
    { name: 'a repository of which nothing is here', files: { 'argocd/a.yaml': application('a', 'deploy') } },
  ],
};
