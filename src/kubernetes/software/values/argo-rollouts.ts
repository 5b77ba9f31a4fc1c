import { type ChartValues, open } from './chart-values.ts';

export const argoRollouts: ChartValues = {
  source: 'argoproj/argo-helm, charts/argo-rollouts/values.yaml, 2.41.0 (2026-07-02)',
  values: {
    installCRDs: true,
    keepCRDs: true,
    controller: {
      replicas: 2,
      resources: open(),
      pdb: { enabled: false, minAvailable: undefined, maxUnavailable: undefined },
      metrics: { enabled: false, serviceMonitor: { enabled: false } },
      nodeSelector: open(),
      tolerations: [],
      affinity: open(),
      topologySpreadConstraints: [],
    },
    dashboard: { replicas: 1, resources: open(), pdb: { enabled: false } },
  },
};
