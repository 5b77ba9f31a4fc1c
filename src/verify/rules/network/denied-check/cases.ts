import type { RuleCases } from '../../../rule.ts';
import { pods, policy } from '../trial.ts';

const service = (name: string) => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { selector: { app: ${name} }, ports: [{ port: 80, targetPort: 8080 }] }
---
`;
const closed = policy('closed', '  podSelector: {}\n  policyTypes: [Ingress, Egress]\n');
const open = (from: string, to: string) =>
  policy(
    `${from}-out`,
    `  podSelector: { matchLabels: { app: ${from} } }
  policyTypes: [Egress]
  egress: [{ to: [{ podSelector: { matchLabels: { app: ${to} } } }] }]
`,
  ) +
  policy(
    `${to}-in`,
    `  podSelector: { matchLabels: { app: ${to} } }
  policyTypes: [Ingress]
  ingress: [{ from: [{ podSelector: { matchLabels: { app: ${from} } } }] }]
`,
  );
const tree = pods('api') + pods('members') + service('members') + service('api');
const runbook = (command: string) => `\`\`\`bash\n${command}\n\`\`\`\n`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a call that nobody is allowed',
      files: {
        'all.yaml': tree + closed,
        'docs/runbook.md': runbook(
          'kubectl exec -it deployment/api -n shop -- curl http://members/health  # <-- here',
        ),
      },
    },
    {
      name: 'the other way round',
      files: {
        'all.yaml': tree + closed + open('api', 'members'),
        'check.sh':
          "kubectl exec deploy/members -- sh -c 'wget -qO- http://api.shop.svc:80/health'  # <-- here\n",
      },
    },
    {
      name: 'a pod for the check, in the namespace default',
      files: {
        'all.yaml': tree + closed + open('api', 'members'),
        'check.sh':
          'kubectl run check --rm -it --image=curl:8 -- curl http://members.shop/health  # <-- here\n',
      },
    },
  ],
  good: [
    {
      name: 'a pod for the check with the labels of a caller',
      files: {
        'all.yaml': tree + closed + open('api', 'members'),
        'check.sh':
          'kubectl run check -n shop --labels=app=api --rm -it --image=curl:8 -- curl http://members/\n',
      },
    },
    {
      name: 'a call that is allowed on both ends',
      files: {
        'all.yaml': tree + closed + open('api', 'members'),
        'docs/runbook.md': runbook('kubectl exec deployment/api -n shop -- curl http://members/health'),
      },
    },
    {
      name: 'itself, the outside, another port, and no policies',
      files: {
        'all.yaml': tree + closed,
        'a.sh': `kubectl exec deployment/api -- curl http://localhost:8080
kubectl exec deployment/api -- curl https://example.com/health
kubectl exec deployment/api -- curl http://members:9999/
`,
      },
    },
    {
      name: 'no policies',
      files: { 'all.yaml': tree, 'a.sh': 'kubectl exec deployment/api -- curl http://members/health\n' },
    },
  ],
};
