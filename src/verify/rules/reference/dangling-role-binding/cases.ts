import type { RuleCases } from '../../../rule.ts';

const account = (name: string) => `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${name}
  namespace: claims
---
`;

const role = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: config-reader
  namespace: claims
rules:
  - apiGroups: [""]
    resources: [configmaps]
    verbs: [get]
---
`;

const binding = (
  kind: string,
  name: string,
  subject: string,
  namespace = 'claims',
) => `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: config-reader
  namespace: claims
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ${kind}
  name: ${name}
subjects:
  - kind: ServiceAccount
    name: ${subject}
    namespace: ${namespace}
---
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a misspelt role',
      files: {
        'rbac.yaml':
          account('claims-service') + role + binding('Role', 'configs-reader # <-- here', 'claims-service'),
      },
    },
    {
      name: 'a Role that is meant as a ClusterRole',
      files: {
        'rbac.yaml':
          account('claims-service') +
          role +
          binding('ClusterRole', 'config-reader # <-- here', 'claims-service'),
      },
    },
    {
      name: 'an account that the namespace does not have',
      files: {
        'rbac.yaml':
          account('claims-service') + role + binding('Role', 'config-reader', 'claim-service # <-- here'),
      },
    },
  ],
  good: [
    {
      name: 'role and account of the namespace',
      files: {
        'rbac.yaml': account('claims-service') + role + binding('Role', 'config-reader', 'claims-service'),
      },
    },
    {
      name: 'roles of Kubernetes itself, and the default account',
      files: {
        'rbac.yaml':
          account('claims-service') +
          binding('ClusterRole', 'view', 'claims-service') +
          binding('ClusterRole', 'system:auth-delegator', 'default').replace('config-reader', 'auth') +
          binding('Role', 'extension-apiserver-authentication-reader', 'claims-service').replace(
            'namespace: claims',
            'namespace: kube-system',
          ),
      },
    },
    {
      name: 'an account of a namespace that a chart fills',
      files: { 'rbac.yaml': role + binding('Role', 'config-reader', 'prometheus', 'monitoring') },
    },
    {
      name: 'users and groups',
      files: {
        'rbac.yaml': `${role}apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: config-reader
  namespace: claims
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: config-reader
subjects:
  - kind: Group
    apiGroup: rbac.authorization.k8s.io
    name: platform-team
`,
      },
    },
  ],
};
