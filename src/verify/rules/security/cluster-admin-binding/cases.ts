import type { RuleCases } from '../../../rule.ts';

const binding = (kind: string, role: string) => `apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata:
  name: pipeline
  namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: ${role}
subjects:
  - { kind: ServiceAccount, name: pipeline, namespace: shop }
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'in the whole cluster',
      files: {
        'rbac.yaml': binding('ClusterRoleBinding', 'cluster-admin # <-- here').replace(
          '  namespace: shop\nrole',
          'role',
        ),
      },
    },
    {
      name: 'in one namespace',
      files: { 'rbac.yaml': binding('RoleBinding', 'cluster-admin # <-- here') },
    },
  ],
  good: [{ name: 'a role that is less', files: { 'rbac.yaml': binding('RoleBinding', 'edit') } }],
};
