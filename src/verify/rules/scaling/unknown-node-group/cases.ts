import type { RuleCases } from '../../../rule.ts';

const autoscaler = (flag: string, provider = 'aws') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: cluster-autoscaler, namespace: kube-system }
spec:
  selector: { matchLabels: { app: cluster-autoscaler } }
  template:
    metadata: { labels: { app: cluster-autoscaler } }
    spec:
      serviceAccountName: cluster-autoscaler
      containers:
        - name: cluster-autoscaler
          image: registry.k8s.io/autoscaling/cluster-autoscaler:v1.34.0
          command:
            - ./cluster-autoscaler
            - --cloud-provider=${provider}
            - ${flag}
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'the name of a node group of EKS',
      files: { 'ca.yaml': autoscaler('--nodes=3:20:application-pool # <-- here') },
    },
  ],
  good: [
    {
      name: 'groups found by their tags',
      files: {
        'ca.yaml': autoscaler(
          '--node-group-auto-discovery=asg:tag=k8s.io/cluster-autoscaler/enabled,k8s.io/cluster-autoscaler/shop',
        ),
      },
    },
    {
      name: 'the name that EKS gave its group',
      files: {
        'ca.yaml': autoscaler('--nodes=3:20:eks-application-pool-8ec4a1b2-91d2-77aa-c0de-5d2f9c5e1a44'),
      },
    },
    {
      name: 'another cloud, where groups have the names of their pools',
      files: { 'ca.yaml': autoscaler('--nodes=3:20:application-pool', 'azure') },
    },
  ],
};
