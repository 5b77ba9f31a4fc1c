import { type ChartValues, type Keys, open } from './chart-values.ts';

/** What each of its three programs has. */
const program: Keys = {
  replicaCount: 1,
  resources: open(),
  nodeSelector: open(),
  tolerations: [],
  affinity: open(),
  podDisruptionBudget: open({ enabled: false, minAvailable: 1 }),
};

export const externalSecrets: ChartValues = {
  source:
    'external-secrets/external-secrets, deploy/charts/external-secrets/values.yaml and README.md, 2.9.0 (2026-08-08)',
  values: {
    ...program,
    global: { nodeSelector: open(), tolerations: [], topologySpreadConstraints: [], affinity: open() },
    installCRDs: true,
    crds: { createClusterExternalSecret: true, createClusterSecretStore: true },
    leaderElect: false,
    scopedNamespace: '',
    scopedRBAC: false,
    processClusterExternalSecret: true,
    processClusterPushSecret: true,
    processClusterStore: true,
    processClusterGenerator: true,
    processPushSecret: true,
    createOperator: true,
    concurrent: 1,
    log: { level: 'info', timeEncoding: 'epoch' },
    serviceMonitor: { enabled: false },
    webhook: program,
    certController: program,
  },
};
