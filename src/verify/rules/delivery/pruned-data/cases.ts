import type { RuleCases } from '../../../rule.ts';

const application = (policy: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: data, namespace: argocd }
spec:
  project: shop
  destination: { server: https://kubernetes.default.svc, namespace: data }
  source: { repoURL: https://github.com/shop/platform, targetRevision: main, path: platform/data }
  syncPolicy: ${policy}
`;
const prunes = '{ automated: { prune: true, selfHeal: true } }';

const database = (metadata: string, mark = '') => `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:${mark}
  name: orders
  namespace: data
${metadata}spec: { instances: 3, storage: { size: 10Gi } }
`;

const claim = (mark = '') => `apiVersion: v1
kind: PersistentVolumeClaim
metadata:${mark}
  name: uploads
  namespace: data
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`;

const kept = (option: string) => `  annotations: { argocd.argoproj.io/sync-options: '${option}' }\n`;
const files = (policy: string, text: string) => ({
  'argocd/data.yaml': application(policy),
  'data/kustomization.yaml': 'resources: [all.yaml]\n',
  'data/all.yaml': text,
});

export const cases: RuleCases = {
  bad: [
    { name: 'a database that is pruned', files: files(prunes, database('', ' # <-- here')) },
    { name: 'a claim that is pruned', files: files(prunes, claim(' # <-- here')) },
    {
      name: 'an option that says something else',
      files: files(prunes, database(kept('ServerSideApply=true'), ' # <-- here')),
    },
    {
      name: 'a database that a set prunes',
      files: {
        'data/kustomization.yaml': 'resources: [all.yaml]\n',
        'data/all.yaml': database('', ' # <-- here'),
        'argocd/set.yaml': `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: parts, namespace: argocd }
spec:
  generators: [{ git: { repoURL: https://github.com/shop/platform, revision: main, directories: [{ path: da* }] } }]
  template:
    metadata: { name: "{{path.basename}}" }
    spec:
      project: shop
      source: { repoURL: https://github.com/shop/platform, targetRevision: main, path: "{{path}}" }
      destination: { server: https://kubernetes.default.svc, namespace: data }
      syncPolicy: { automated: { prune: true } }
`,
      },
    },
  ],
  good: [
    { name: 'a database that is kept', files: files(prunes, database(kept('Prune=false,Delete=false'))) },
    {
      name: 'a database that a person confirms',
      files: files(prunes, database(kept('Delete=confirm, Prune=confirm'))),
    },
    { name: 'no pruning', files: files('{ automated: { selfHeal: true } }', database('')) },
    {
      name: 'no pruning in the whole Application',
      files: files('{ automated: { prune: true }, syncOptions: [Prune=false] }', database('')),
    },
    { name: 'syncs by hand only', files: files('{}', claim()) },
    {
      name: 'what holds no data',
      files: files(
        prunes,
        'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: data }\ndata: {}\n',
      ),
    },
  ],
};
