import type { RuleCases } from '../../../rule.ts';

const namespace = (name: string) => `apiVersion: v1
kind: Namespace
metadata:
  name: ${name}
---
`;

const account = (name: string, where = '') => `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${name}
${where === '' ? '' : `  namespace: ${where}\n`}---
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'an overlay that sets no namespace beside an object that has one',
      files: {
        'dev/kustomization.yaml': 'resources: [account.yaml, sealed.yaml]\n',
        'dev/account.yaml': account('claims-service').replace('metadata:', 'metadata: # <-- here'),
        'dev/sealed.yaml': account('database', 'claims-askes'),
      },
    },
    {
      name: 'an object without a namespace beside a declared one',
      files: {
        'all.yaml': namespace('claims') + account('web').replace('metadata:', 'metadata: # <-- here'),
      },
    },
    {
      name: 'misspelt namespaces',
      files: {
        'all.yaml': namespace('claims') + account('web', 'claims') + account('worker', 'cliams # <-- here'),
      },
    },
  ],
  good: [
    { name: 'no namespace anywhere', files: { 'all.yaml': account('web') + account('worker') } },
    {
      name: 'namespaces that nobody declares at all',
      files: { 'all.yaml': account('web', 'claims') + account('worker', 'payments') },
    },
    {
      name: 'namespaces of Kubernetes and of add-ons, and objects of the whole cluster',
      files: {
        'all.yaml': `${namespace('claims')}${account('web', 'claims')}${account('agent', 'kube-system')}${account('gateway', 'istio-system')}apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: reader
rules: []
---
apiVersion: example.com/v1
kind: SomethingOfTheWholeCluster
metadata:
  name: thing
`,
      },
    },
    {
      name: 'a namespace that another kustomization of the cluster declares',
      files: {
        'cluster/kustomization.yaml': 'resources: [namespaces.yaml]\n',
        'cluster/namespaces.yaml': namespace('claims') + namespace('payments'),
        'apps/kustomization.yaml': 'resources: [accounts.yaml]\n',
        'apps/accounts.yaml': namespace('shop') + account('web', 'claims') + account('worker', 'payments'),
      },
    },
  ],
};
