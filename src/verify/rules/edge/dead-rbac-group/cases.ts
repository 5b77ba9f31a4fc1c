import type { RuleCases } from '../../../rule.ts';

const role = (groups: string) => `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: external-dns }
rules:
  - apiGroups:
${groups}    resources: [ingresses]
    verbs: [get, list, watch]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: external-dns }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: external-dns }
subjects: [{ kind: ServiceAccount, name: external-dns, namespace: kube-system }]
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'extensions beside its successor',
      files: { 'rbac.yaml': role('      - extensions # <-- here\n      - networking.k8s.io\n') },
    },
  ],
  good: [{ name: 'the successor alone', files: { 'rbac.yaml': role('      - networking.k8s.io\n') } }],
};
