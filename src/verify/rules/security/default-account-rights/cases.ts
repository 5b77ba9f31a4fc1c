import type { RuleCases } from '../../../rule.ts';

const binding = (subject: string) => `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: read-config
  namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: read-config
subjects:
${subject}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'the default account',
      files: {
        'rbac.yaml': binding('  - kind: ServiceAccount\n    name: default # <-- here\n    namespace: shop\n'),
      },
    },
    {
      name: 'whoever is logged in',
      files: {
        'rbac.yaml': binding(
          '  - kind: Group\n    apiGroup: rbac.authorization.k8s.io\n    name: system:authenticated # <-- here\n',
        ),
      },
    },
  ],
  good: [
    {
      name: 'an account of its own, and a group of people',
      files: {
        'rbac.yaml': binding(
          '  - kind: ServiceAccount\n    name: api\n  - kind: Group\n    apiGroup: rbac.authorization.k8s.io\n    name: default\n',
        ),
      },
    },
  ],
};
