import { type ChartValues, type Keys, open } from './chart-values.ts';

/** What each of its three programs has. */
const program: Keys = {
  replicaCount: 1,
  resources: open(),
  nodeSelector: open({ 'kubernetes.io/os': 'linux' }),
  tolerations: [],
  affinity: open(),
  topologySpreadConstraints: [],
  podDisruptionBudget: { enabled: false, minAvailable: undefined, maxUnavailable: undefined },
};

export const certManager: ChartValues = {
  source: 'cert-manager/cert-manager, deploy/charts/cert-manager/values.yaml, 1.21.1 (2026-07-29)',
  values: {
    ...program,
    global: { nodeSelector: open() },
    installCRDs: false,
    crds: { enabled: false, keep: true },
    config: open(),
    prometheus: { enabled: true, servicemonitor: { enabled: false }, podmonitor: { enabled: false } },
    webhook: program,
    cainjector: program,
    startupapicheck: { enabled: true, resources: open() },
  },
};
