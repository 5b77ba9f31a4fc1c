import { type ChartValues, open } from './chart-values.ts';

export const nginxIngress: ChartValues = {
  source: 'nginx/kubernetes-ingress, charts/nginx-ingress/values.yaml, 2.6.4 (2026-07-16)',
  values: {
    controller: {
      kind: 'deployment',
      replicaCount: 1,
      autoscaling: { enabled: false },
      resources: open(),
      config: { name: undefined, annotations: open(), entries: open() },
      readOnlyRootFilesystem: false,
      telemetryReporting: { enable: true },
      enableCustomResources: true,
      podDisruptionBudget: {
        enabled: false,
        annotations: open(),
        minAvailable: undefined,
        maxUnavailable: undefined,
      },
      service: {
        create: true,
        type: 'LoadBalancer',
        externalTrafficPolicy: 'Local',
        annotations: open(),
        extraLabels: open(),
        loadBalancerIP: '',
        loadBalancerSourceRanges: [],
      },
      nodeSelector: open(),
      tolerations: [],
      affinity: open(),
      topologySpreadConstraints: undefined,
    },
    prometheus: { create: true, serviceMonitor: { create: false } },
  },
};
