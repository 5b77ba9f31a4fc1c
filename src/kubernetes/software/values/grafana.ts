import { type ChartValues, type Keys, open } from './chart-values.ts';

/** What the containers of the chart may do unless told otherwise. */
const restricted: Keys = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
};

export const grafana: ChartValues = {
  source: 'grafana-community/helm-charts, charts/grafana/values.yaml, 12.11.1 (2026-08-20) and later',
  values: {
    rbac: { create: true, namespaced: false, namespaces: [], extraRoleRules: [], extraClusterRoleRules: [] },
    serviceAccount: { create: true, name: '', labels: open(), annotations: open() },
    replicas: 1,
    autoscaling: { enabled: false, minReplicas: 1, maxReplicas: 5 },
    podDisruptionBudget: open(),
    deploymentStrategy: open({ type: 'RollingUpdate' }),
    readinessProbe: open(),
    livenessProbe: open(),
    testFramework: { enabled: true },
    securityContext: open({ runAsNonRoot: true, runAsUser: 472, runAsGroup: 472, fsGroup: 472 }),
    containerSecurityContext: open(restricted),
    service: { enabled: true, type: 'ClusterIP', port: 80, targetPort: 3000, annotations: open() },
    serviceMonitor: { enabled: false, path: '/metrics', labels: open() },
    ingress: { enabled: false, annotations: open(), path: '/', pathType: 'Prefix' },
    resources: open(),
    nodeSelector: open(),
    tolerations: [],
    affinity: open(),
    topologySpreadConstraints: [],
    persistence: {
      type: 'pvc',
      enabled: false,
      storageClassName: undefined,
      accessModes: ['ReadWriteOnce'],
      size: '10Gi',
      existingClaim: undefined,
    },
    initChownData: { enabled: true },
    admin: { existingSecret: '', userKey: 'admin-user', passwordKey: 'admin-password' },
    env: open(),
    envFromSecret: '',
    plugins: [],
    datasources: open(),
    dashboards: open(),
    'grafana.ini': open(),
    sidecar: {
      resources: open(),
      securityContext: open(restricted),
      dashboards: {
        enabled: false,
        label: 'grafana_dashboard',
        labelValue: '',
        folder: '/tmp/dashboards',
        folderAnnotation: null,
        searchNamespace: null,
        provider: { name: 'sidecarProvider', foldersFromFilesStructure: false },
      },
      datasources: { enabled: false, label: 'grafana_datasource' },
    },
  },
};
