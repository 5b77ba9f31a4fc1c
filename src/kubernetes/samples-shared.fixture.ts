import type { JsonObject } from '../base/index.ts';

/** Parts that several samples share. */
export const meta = (name: string): JsonObject => ({
  name,
  namespace: 'claims-prod',
  labels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'claims' },
  annotations: { 'example.com/Note': 'any text: 1' },
});
export const selector: JsonObject = { matchLabels: { 'app.kubernetes.io/name': 'api' } };
const podSpec: JsonObject = {
  serviceAccountName: 'api',
  automountServiceAccountToken: false,
  priorityClassName: 'platform-high',
  terminationGracePeriodSeconds: 45,
  securityContext: { runAsNonRoot: true, fsGroup: 10001, seccompProfile: { type: 'RuntimeDefault' } },
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: selector,
      nodeTaintsPolicy: 'Honor',
    },
  ],
  tolerations: [{ key: 'spot', operator: 'Exists', effect: 'NoSchedule' }],
  containers: [
    {
      name: 'api',
      image: 'registry.example.com/api:1.4.2',
      imagePullPolicy: 'IfNotPresent',
      ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
      env: [
        { name: 'LOG_LEVEL', value: 'info' },
        { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'api-db', key: 'password' } } },
      ],
      resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '256Mi', cpu: 1 } },
      livenessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 10 },
      readinessProbe: { grpc: { port: 9090 } },
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
    },
  ],
  volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }],
};
export const template: JsonObject = {
  metadata: { labels: { 'app.kubernetes.io/name': 'api' } },
  spec: podSpec,
};
export const jobTemplate: JsonObject = { metadata: {}, spec: { ...podSpec, restartPolicy: 'Never' } };
