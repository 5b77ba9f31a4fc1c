import type { RuleCases } from '../../../rule.ts';

const deployment = (pod: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
${pod}      containers:
        - name: web
          image: registry.example.com/web:1.0.0
---
`;

const account = (mount = '') => `apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
  namespace: shop
${mount}---
`;

const binding = (subject: string, kind = 'RoleBinding') => `apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata:
  name: web
  namespace: shop
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects:
  - ${subject}
`;

const named = '      serviceAccountName: web\n';

export const cases: RuleCases = {
  bad: [
    {
      name: 'the default account',
      files: { 'web.yaml': deployment('').replace('    spec:\n', '    spec: # <-- here\n') },
    },
    {
      name: 'an own account without any rights',
      files: {
        'web.yaml': account() + deployment(named).replace('    spec:\n', '    spec: # <-- here\n'),
      },
    },
    {
      name: 'the pod takes back what its account says',
      files: {
        'web.yaml':
          account('automountServiceAccountToken: false\n') +
          deployment(`${named}      automountServiceAccountToken: true # <-- here\n`),
      },
    },
    {
      name: 'the rights of an account of another namespace',
      files: {
        'web.yaml':
          account() +
          deployment(named).replace('    spec:\n', '    spec: # <-- here\n') +
          binding('{ kind: ServiceAccount, name: web, namespace: test }'),
      },
    },
  ],
  good: [
    {
      name: 'a program that is nothing without the API, and a role that waits for the account',
      files: {
        'autoscaler.yaml': deployment('').replaceAll(
          'registry.example.com/web:1.0.0',
          'registry.k8s.io/autoscaling/cluster-autoscaler:v1.34.0',
        ),
        'web.yaml': `${account()}${deployment(named).replace('name: web', 'name: other')}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: web, namespace: shop }
rules: []
`,
      },
    },
    {
      name: 'switched off in the pod, or in the account',
      files: {
        'a/web.yaml': deployment('      automountServiceAccountToken: false\n'),
        'b/web.yaml': account('automountServiceAccountToken: false\n') + deployment(named),
      },
    },
    {
      name: 'an account with rights',
      files: {
        'web.yaml':
          account() + deployment(named) + binding('{ kind: ServiceAccount, name: web, namespace: shop }'),
      },
    },
    {
      name: 'rights of all accounts of the namespace',
      files: {
        'web.yaml':
          account() +
          deployment(named) +
          binding(
            '{ kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:serviceaccounts:shop" }',
            'ClusterRoleBinding',
          ).replace('  namespace: shop\n', ''),
      },
    },
    { name: 'an account that is in no file', files: { 'web.yaml': deployment(named) } },
  ],
};
