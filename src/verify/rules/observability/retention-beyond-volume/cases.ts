import type { RuleCases } from '../../../rule.ts';

const prometheus = (retention: string) => `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata:
  name: main
  namespace: monitoring
spec:
${retention}  storage:
    volumeClaimTemplate:
      spec:
        resources:
          requests:
            storage: 50Gi
`;

const server = (args: string) => `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: prometheus
  namespace: monitoring
spec:
  serviceName: prometheus
  selector:
    matchLabels:
      app: prometheus
  template:
    metadata:
      labels:
        app: prometheus
    spec:
      containers:
        - name: prometheus
          image: quay.io/prometheus/prometheus:v3.13.2
          args:
${args}          volumeMounts:
            - name: data
              mountPath: /prometheus
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        resources:
          requests:
            storage: 50Gi
`;
const path = '            - --storage.tsdb.path=/prometheus';

/** A configuration that says how much is kept. */
const kept = (size: string) => `storage:
  tsdb:
    retention:
      size: ${size}
scrape_configs: []
`;

export const cases: RuleCases = {
  bad: [
    { name: 'by time alone', files: { 'prometheus.yaml': prometheus('  retention: 30d # <-- here\n') } },
    {
      name: 'more than the volume',
      files: { 'prometheus.yaml': prometheus('  retention: 30d\n  retentionSize: 60GB # <-- here\n') },
    },
    {
      name: 'by time alone, without an operator',
      files: {
        'prometheus.yaml': server(`${path}\n            - --storage.tsdb.retention.time=30d # <-- here\n`),
      },
    },
    {
      name: 'by nothing but the default',
      files: { 'prometheus.yaml': server(`${path} # <-- here\n`) },
    },
    {
      name: 'more than the volume, by the configuration',
      files: { 'prometheus.yaml': server(`${path} # <-- here\n`), 'prometheus.yml': kept('60GB') },
    },
  ],
  good: [
    {
      name: 'less than the volume, by a flag',
      files: {
        'prometheus.yaml': server(`${path}/data\n            - --storage.tsdb.retention.size=42GB\n`),
      },
    },
    {
      name: 'less than the volume, by the configuration',
      files: { 'prometheus.yaml': server(`${path}\n`), 'prometheus.yml': kept('42GB') },
    },
    {
      name: 'less than the volume',
      files: { 'prometheus.yaml': prometheus('  retention: 30d\n  retentionSize: 42GB\n') },
    },
  ],
};
