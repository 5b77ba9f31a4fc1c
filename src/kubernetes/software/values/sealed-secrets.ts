import { type ChartValues, open } from './chart-values.ts';

export const sealedSecrets: ChartValues = {
  source: 'bitnami/sealed-secrets, helm/sealed-secrets/values.yaml, 2.18.5',
  values: {
    nameOverride: '',
    fullnameOverride: '',
    resources: open(),
    metrics: { serviceMonitor: { enabled: false } },
    pdb: { create: false, minAvailable: 1, maxUnavailable: '' },
    nodeSelector: open(),
    tolerations: [],
    affinity: open(),
  },
};
