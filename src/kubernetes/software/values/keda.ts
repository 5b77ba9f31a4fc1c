import { type ChartValues, type Keys, open } from './chart-values.ts';

const monitored: Keys = {
  enabled: false,
  serviceMonitor: { enabled: false },
  podMonitor: { enabled: false },
};

export const keda: ChartValues = {
  source: 'kedacore/charts, keda/values.yaml, 2.20.2 (2026-08-13)',
  values: {
    crds: { install: true },
    operator: { replicaCount: 1, tolerations: [], affinity: open() },
    metricsServer: { replicaCount: 1, tolerations: [], affinity: open() },
    webhooks: { replicaCount: 1, tolerations: [], affinity: open() },
    resources: { operator: open(), metricServer: open(), webhooks: open() },
    podDisruptionBudget: { operator: open(), metricServer: open(), webhooks: open() },
    prometheus: { operator: monitored, metricServer: monitored, webhooks: monitored },
    nodeSelector: open(),
    tolerations: [],
  },
};
