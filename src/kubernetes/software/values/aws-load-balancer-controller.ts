import { type ChartValues, open } from './chart-values.ts';

export const awsLoadBalancerController: ChartValues = {
  source: 'aws/eks-charts, stable/aws-load-balancer-controller/values.yaml, 3.5.0 (2026-08-03)',
  values: {
    clusterName: undefined,
    region: undefined,
    vpcId: undefined,
    replicaCount: 2,
    autoscaling: { enabled: false },
    resources: open(),
    nodeSelector: open(),
    tolerations: [],
    affinity: open(),
    serviceAccount: { annotations: open() },
    configureDefaultAffinity: true,
    podDisruptionBudget: open(),
    serviceMonitor: { enabled: false },
  },
};
