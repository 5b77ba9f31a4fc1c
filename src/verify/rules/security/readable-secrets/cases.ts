import type { RuleCases } from '../../../rule.ts';

const role = (rule: string) => `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: api
  namespace: shop
rules:
${rule}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'get without names',
      files: {
        'role.yaml': role(
          '  - apiGroups: [""]\n    resources: [pods, secrets] # <-- here\n    verbs: [get]\n',
        ),
      },
    },
  ],
  good: [
    {
      name: 'one Secret by its name, and making new ones',
      files: {
        'role.yaml': role(`  - apiGroups: [""]
    resources: [secrets]
    resourceNames: [api]
    verbs: [get]
  - apiGroups: [""]
    resources: [secrets]
    verbs: [create]
`),
      },
    },
  ],
};
