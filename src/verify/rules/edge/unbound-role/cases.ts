import type { RuleCases } from '../../../rule.ts';

const role = (kind: string, name: string, labels = '') => `apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata:
  name: ${name}
${labels}rules:
  - { apiGroups: [""], resources: [services], verbs: [get, list, watch] }
---
`;

const binding = (name: string) => `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: dns }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${name} }
subjects: [{ kind: ServiceAccount, name: external-dns, namespace: kube-system }]
---
`;

export const cases: RuleCases = {
  bad: [
    { name: 'no binding at all', files: { 'rbac.yaml': role('ClusterRole', 'external-dns # <-- here') } },
    {
      name: 'a binding of another role',
      files: {
        'rbac.yaml':
          role('ClusterRole', 'external-dns # <-- here') + role('ClusterRole', 'other') + binding('other'),
      },
    },
  ],
  good: [
    { name: 'bound', files: { 'rbac.yaml': role('ClusterRole', 'external-dns') + binding('external-dns') } },
    {
      name: 'gathered into the roles of Kubernetes',
      files: {
        'rbac.yaml': role(
          'ClusterRole',
          'kinds-view',
          '  labels: { rbac.authorization.k8s.io/aggregate-to-view: "true" }\n',
        ),
      },
    },
  ],
};
