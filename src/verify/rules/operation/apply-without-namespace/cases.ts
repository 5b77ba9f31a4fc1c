import type { RuleCases } from '../../../rule.ts';

const map = (namespace = '') => `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
${namespace}data: { a: b }
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a folder in a pipeline',
      files: {
        'k8s/settings.yaml': map(),
        '.github/workflows/a.yml':
          'jobs:\n  a:\n    steps:\n      - run: kubectl apply -f k8s/  # <-- here\n',
      },
    },
    {
      name: 'a kustomization',
      files: {
        'overlays/staging/kustomization.yaml': 'resources: [settings.yaml]\n',
        'overlays/staging/settings.yaml': map(),
        'deploy.sh': 'kubectl apply -k overlays/staging  # <-- here\n',
      },
    },
  ],
  good: [
    {
      name: 'the command or the manifests say it',
      files: {
        'k8s/settings.yaml': map(),
        'other/settings.yaml': map('  namespace: shop\n'),
        'deploy.sh':
          'kubectl apply -n shop -f k8s\nkubectl apply -f other\nkubectl apply -f k8s/absent.yaml\n',
      },
    },
    {
      name: 'objects of the whole cluster',
      files: {
        'k8s/namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n',
        'deploy.sh': 'kubectl apply -f k8s/namespace.yaml\n',
      },
    },
  ],
};
