import { type ChartValues, open } from './chart-values.ts';

export const metricsServer: ChartValues = {
  source: 'kubernetes-sigs/metrics-server, charts/metrics-server/values.yaml, 3.13.1 (2026-06-11)',
  values: {
    replicas: 1,
    resources: open(),
    args: [],
    metrics: { enabled: false },
    serviceMonitor: { enabled: false },
    podDisruptionBudget: { enabled: false, minAvailable: null, maxUnavailable: null },
    nodeSelector: open(),
    tolerations: [],
    affinity: open(),
    topologySpreadConstraints: [],
  },
};
