import type { RuleCases } from '../../../rule.ts';

const autoscaler = (pod: string, mark = '') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: cluster-autoscaler, namespace: kube-system }
spec:
  selector: { matchLabels: { app: cluster-autoscaler } }
  template:
    metadata: { labels: { app: cluster-autoscaler } }
    spec:${mark}
${pod}      containers:
        - name: cluster-autoscaler
          image: registry.k8s.io/autoscaling/cluster-autoscaler:v1.34.0
          command: [./cluster-autoscaler, --cloud-provider=aws]
`;

export const cases: RuleCases = {
  bad: [
    { name: 'no account at all', files: { 'ca.yaml': autoscaler('', ' # <-- here') } },
    {
      name: 'the default account by its name',
      files: { 'ca.yaml': autoscaler('      serviceAccountName: default # <-- here\n') },
    },
  ],
  good: [
    {
      name: 'an account of its own',
      files: { 'ca.yaml': autoscaler('      serviceAccountName: cluster-autoscaler\n') },
    },
    {
      name: 'another program',
      files: {
        'api.yaml': autoscaler('').replaceAll('autoscaling/cluster-autoscaler', 'shop/api'),
      },
    },
  ],
};
