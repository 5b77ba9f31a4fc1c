import { type ChartValues, type Keys, open } from './chart-values.ts';

/** What every one of its programs has. */
const program: Keys = {
  resources: open(),
  pdb: { enabled: false, minAvailable: '', maxUnavailable: '' },
  metrics: { enabled: false, serviceMonitor: { enabled: false } },
  nodeSelector: open(),
  tolerations: [],
  affinity: open(),
  topologySpreadConstraints: [],
};

export const argoCd: ChartValues = {
  source:
    'argoproj/argo-helm, charts/argo-cd/values.yaml, 10.1.1 (2026-07-02); its changelog: policies for the network since 10.0.0',
  values: {
    global: {
      domain: 'argocd.example.com',
      networkPolicy: { create: true, defaultDenyIngress: false },
      nodeSelector: open({ 'kubernetes.io/os': 'linux' }),
      tolerations: [],
      topologySpreadConstraints: [],
    },
    configs: { cm: open(), params: open(), rbac: open(), secret: open() },
    controller: { ...program, replicas: 1 },
    server: { ...program, replicas: 1 },
    repoServer: { ...program, replicas: 1 },
    applicationSet: { ...program, replicas: 1 },
    dex: { ...program, enabled: true },
    notifications: { ...program, enabled: true },
    redis: { ...program, enabled: true },
    'redis-ha': { enabled: false },
    crds: { install: true, keep: true },
  },
};
