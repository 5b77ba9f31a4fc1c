import type { RuleCases } from '../../../rule.ts';

const role = (rules: string, kind = 'ClusterRole') => `apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata:
  name: operator
${kind === 'Role' ? '  namespace: shop\n' : ''}rules:
${rules}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'everything',
      files: {
        'role.yaml': role(`  - apiGroups: ["*"]
    resources: ["*"] # <-- here
    verbs: ["*"]
`),
      },
    },
    {
      name: 'all verbs on named resources, in one namespace',
      files: {
        'role.yaml': role(
          `  - apiGroups: [apps]
    resources: [deployments]
    verbs:
      - "*" # <-- here
`,
          'Role',
        )
          .replace('    verbs:\n', '    verbs: # <-- here\n')
          .replace('"*" # <-- here', '"*"'),
      },
    },
  ],
  good: [
    {
      name: 'named resources and verbs, in whatever group, and all paths that are no objects',
      files: {
        'role.yaml': role(`  - apiGroups: ["*"]
    resources: [pods]
    verbs: [get, list]
  - nonResourceURLs: ["*"]
    verbs: [get]
`),
      },
    },
  ],
};
