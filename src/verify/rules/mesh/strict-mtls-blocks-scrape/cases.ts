import type { RuleCases } from '../../../rule.ts';

const meshed = (mode: string, ports = '') => `apiVersion: v1
kind: Namespace
metadata: { name: application, labels: { istio-injection: enabled } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: agent, namespace: application }
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec:
      containers:
        - name: agent
          image: agent:1
          ports: [{ name: http, containerPort: 8080 }, { name: metrics, containerPort: 9090 }]
---
apiVersion: v1
kind: Service
metadata: { name: agent, namespace: application, labels: { app: agent } }
spec:
  selector: { app: agent }
  ports: [{ name: metrics, port: 9090, targetPort: metrics }]
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: application }
spec: { mtls: { mode: ${mode} } }
---
${ports}`;

const exception = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: agent, namespace: application }
spec:
  selector: { matchLabels: { app: agent } }
  portLevelMtls: { "9090": { mode: PERMISSIVE } }
---
`;

const podMonitor = (endpoint: string) => `apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: agent, namespace: observability }
spec:
  namespaceSelector: { matchNames: [application] }
  selector: { matchLabels: { app: agent } }
  podMetricsEndpoints:
    - ${endpoint}
`;

const serviceMonitor = `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: agent, namespace: application }
spec:
  selector: { matchLabels: { app: agent } }
  endpoints:
    - port: metrics # <-- here
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a PodMonitor that asks the program itself',
      files: { 'a.yaml': meshed('STRICT') + podMonitor('port: metrics # <-- here') },
    },
    { name: 'a ServiceMonitor', files: { 'a.yaml': meshed('STRICT') + serviceMonitor } },
  ],
  good: [
    {
      name: 'the port where the sidecar merges the metrics',
      files: {
        'a.yaml': meshed('STRICT') + podMonitor('{ portNumber: 15020, path: /stats/prometheus }'),
      },
    },
    { name: 'permissive', files: { 'a.yaml': meshed('PERMISSIVE') + podMonitor('port: metrics') } },
    {
      name: 'a port that takes plain text',
      files: { 'a.yaml': meshed('STRICT', exception) + podMonitor('port: metrics') },
    },
  ],
};
