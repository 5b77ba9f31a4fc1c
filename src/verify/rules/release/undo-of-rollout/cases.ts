import type { RuleCases } from '../../../rule.ts';

const workload = (kind: string, apiVersion: string, name: string) => `apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { matchLabels: { app: ${name} } }
  template: { metadata: { labels: { app: ${name} } }, spec: { containers: [{ name: ${name}, image: '${name}:1' }] } }
---
`;
const rollout = workload('Rollout', 'argoproj.io/v1alpha1', 'api');
const deployment = workload('Deployment', 'apps/v1', 'web');

export const cases: RuleCases = {
  bad: [
    {
      name: 'a release that is undone as if it were one of a Deployment',
      files: {
        'a.yaml': rollout + deployment,
        'runbook.md': `\`\`\`sh
kubectl -n shop rollout undo deployment/api  # <-- here
kubectl -n shop rollout undo deployment web
\`\`\`
`,
      },
    },
    {
      name: 'a script that waits for it',
      files: { 'a.yaml': rollout, 'deploy.sh': 'kubectl rollout status rollout/api -n shop  # <-- here\n' },
    },
  ],
  good: [
    {
      name: 'the plugin of Argo Rollouts',
      files: { 'a.yaml': rollout, 'undo.sh': 'kubectl argo rollouts undo api -n shop\n' },
    },
    {
      name: 'a Deployment beside it, and another namespace',
      files: {
        'a.yaml': rollout + workload('Deployment', 'apps/v1', 'api'),
        'undo.sh':
          'kubectl rollout undo deployment/api -n shop\nkubectl rollout undo deployment/api -n back\n',
      },
    },
  ],
};
