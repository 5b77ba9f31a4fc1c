import type { RuleCases } from '../../../rule.ts';
import { namespace, pods, policy, shop } from '../trial.ts';

const annotations = "{ prometheus.io/scrape: 'true', prometheus.io/port: '9090' }";
const scraped = pods('api', { annotations, ports: '[{ containerPort: 8080 }, { containerPort: 9090 }]' });
const ingress = (rules: string) => policy('api', `  podSelector: { matchLabels: { app: api } }\n${rules}`);
const from = (name: string, port: number) => `    - from:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${name} } }
      ports: [{ port: ${port} }]
`;
const definition = shop({ api: { port: 8080, metrics: { port: 9090 } } });

export const cases: RuleCases = {
  bad: [
    {
      name: 'annotated, but only the requests may enter',
      files: {
        'shop.yaml':
          scraped +
          ingress(`  ingress: # <-- here
    - from: [{ podSelector: {} }]
      ports: [{ port: 8080 }]
    - from: [{ podSelector: {} }]
      ports: [{ port: 9090 }]
`),
      },
    },
    {
      name: 'another namespace than that of Prometheus',
      files: {
        'shop.yaml': `${scraped}apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: { name: main, namespace: observability }
spec: {}
---
${ingress(`  ingress: # <-- here\n${from('monitoring', 9090)}`)}`,
      },
    },
    {
      name: 'declared in the definition',
      definition,
      files: { 'shop.yaml': pods('api') + ingress(`  ingress: # <-- here\n${from('edge', 9090)}`) },
    },
  ],
  good: [
    {
      name: 'allowed',
      definition,
      files: { 'shop.yaml': scraped + ingress(`  ingress:\n${from('monitoring', 9090)}`) },
    },
    {
      name: 'from somewhere, where nobody knows the namespace of Prometheus',
      files: { 'shop.yaml': scraped + ingress(`  ingress:\n${from('observability', 9090)}`) },
    },
    {
      name: 'merged by the sidecar of the mesh',
      files: {
        'shop.yaml':
          namespace('shop', '{ istio-injection: enabled }') +
          scraped +
          ingress(`  ingress:\n${from('monitoring', 15020)}`),
      },
    },
    {
      name: 'no metrics, and no policy',
      files: { 'shop.yaml': pods('api') + ingress('  ingress: []\n') + pods('web', { annotations }) },
    },
  ],
};
