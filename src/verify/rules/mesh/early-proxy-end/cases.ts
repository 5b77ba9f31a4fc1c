import type { RuleCases } from '../../../rule.ts';

const pods = (annotations: string, preStop: string) => `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata:
      labels: { app: api }
      annotations:
        sidecar.istio.io/nativeSidecar: "false"
${annotations}    spec:
      terminationGracePeriodSeconds: 60
      containers:
        - name: api
          image: api:1
          lifecycle:
            preStop: ${preStop}
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a wait longer than the usual drain',
      files: { 'a.yaml': pods('', '{ sleep: { seconds: 20 } } # <-- here') },
    },
    {
      name: 'a drain that was lengthened too little',
      files: {
        'a.yaml': pods(
          '        proxy.istio.io/config: "terminationDrainDuration: 10s"\n',
          '{ exec: { command: [sh, -c, sleep 30] } } # <-- here',
        ),
      },
    },
  ],
  good: [
    {
      name: 'a drain as long as the wait',
      files: {
        'a.yaml': pods(
          '        proxy.istio.io/config: "terminationDrainDuration: 30s"\n',
          '{ sleep: { seconds: 20 } }',
        ),
      },
    },
    {
      name: 'a sidecar that waits for its connections',
      files: {
        'a.yaml': pods(
          '        proxy.istio.io/config: |\n          proxyMetadata: { EXIT_ON_ZERO_ACTIVE_CONNECTIONS: "true" }\n',
          '{ sleep: { seconds: 20 } }',
        ),
      },
    },
    {
      name: 'a native sidecar, which ends last',
      files: { 'a.yaml': pods('', '{ sleep: { seconds: 20 } }').replace('"false"', '"true"') },
    },
  ],
};
