import { type ChartValues, open } from './chart-values.ts';

export const cloudnativePg: ChartValues = {
  source: 'cloudnative-pg/charts, charts/cloudnative-pg/values.yaml, 0.29.0 (2026-07-20)',
  values: {
    replicaCount: 1,
    resources: open(),
    monitoring: { podMonitorEnabled: false },
    crds: { create: true },
    nodeSelector: open(),
    tolerations: [],
    affinity: open(),
    topologySpreadConstraints: [],
  },
};

export const pluginBarmanCloud: ChartValues = {
  source: 'cloudnative-pg/charts, charts/plugin-barman-cloud/values.yaml, 0.7.0 (2026-07-20)',
  values: { replicaCount: 1, resources: open(), nodeSelector: open(), tolerations: [], affinity: open() },
};
