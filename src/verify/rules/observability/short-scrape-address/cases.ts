import type { RuleCases } from '../../../rule.ts';
import { prometheusFile, workload } from '../samples.ts';

const job = (address: string) => `  - job_name: api
    static_configs:
      - targets:
          - ${address}
`;
const prometheus = `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: prometheus
  namespace: shop
spec:
  template:
    metadata:
      labels:
        app: prometheus
    spec:
      containers:
        - name: prometheus
          image: quay.io/prometheus/prometheus:v3.9.0
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a Service of another namespace',
      files: { 'api.yaml': workload(), 'prometheus.yml': prometheusFile(job('api:80 # <-- here')) },
    },
  ],
  good: [
    {
      name: 'a whole name',
      files: { 'api.yaml': workload(), 'prometheus.yml': prometheusFile(job('api.shop.svc:80')) },
    },
    {
      name: 'a Service beside Prometheus',
      files: { 'api.yaml': workload() + prometheus, 'prometheus.yml': prometheusFile(job('api:80')) },
    },
  ],
};
