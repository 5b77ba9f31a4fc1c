import { type ChartValues, open } from './chart-values.ts';

export const awsNodeTerminationHandler: ChartValues = {
  source:
    'aws/aws-node-termination-handler, config/helm/aws-node-termination-handler/values.yaml and README.md, up to 0.27',
  values: {
    enableSqsTerminationDraining: false,
    enableRebalanceMonitoring: false,
    enableRebalanceDraining: false,
    enableSpotInterruptionDraining: true,
    enableScheduledEventDraining: undefined,
    nodeSelector: open(),
    linuxNodeSelector: open(),
    windowsNodeSelector: open(),
    tolerations: [{ operator: 'Exists' }],
    resources: open(),
    podMonitor: { create: false },
  },
};
