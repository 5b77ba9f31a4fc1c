import { type ChartValues, type Keys, open } from './chart-values.ts';

/** What each of its three programs has. */
const program: Keys = {
  enabled: true,
  replicas: 2,
  resources: open(),
  podDisruptionBudget: { enabled: true },
  nodeSelector: open(),
  tolerations: [],
};

export const verticalPodAutoscaler: ChartValues = {
  source:
    'kubernetes/autoscaler, vertical-pod-autoscaler/charts/vertical-pod-autoscaler/values.yaml, 0.11.0 (2026-07-26)',
  values: { recommender: program, updater: program, admissionController: program },
};
