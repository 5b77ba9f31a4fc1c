import type { RuleCases } from '../../../rule.ts';
import { pods, policy, shop } from '../trial.ts';

const definition = shop({
  web: { port: 8080, calls: ['api'] },
  api: { port: 8080, metrics: { port: 9090 } },
  bff: { port: 8080, calls: ['api'] },
  job: { schedule: '0 2 * * *' },
});
const all = ['web', 'api', 'bff', 'job'].map((name) => pods(name)).join('');
const ingress = (peers: string, ports = '[{ port: 8080 }]') =>
  policy(
    'api',
    `  podSelector: { matchLabels: { app: api } }\n  ingress:\n    - from:\n${peers}      ports: ${ports}\n`,
  );

export const cases: RuleCases = {
  bad: [
    {
      name: 'ingress from a service that does not call',
      definition,
      files: {
        'shop.yaml':
          all +
          ingress(`        - podSelector: { matchLabels: { app: web } }
        - podSelector: { matchLabels: { app: job } } # <-- here
`),
      },
    },
    {
      name: 'ingress from the whole namespace',
      definition,
      files: { 'shop.yaml': all + ingress('        - podSelector: {} # <-- here\n') },
    },
    {
      name: 'egress to a service that is not called',
      definition,
      files: {
        'shop.yaml':
          all +
          policy(
            'web',
            `  podSelector: { matchLabels: { app: web } }
  egress:
    - to:
        - podSelector: { matchLabels: { app: api } }
        - podSelector: { matchLabels: { app: bff } } # <-- here
`,
          ),
      },
    },
    {
      name: 'a store in the cluster',
      definition: shop({ api: { port: 8080 } }, { stores: { db: { type: 'postgres', runs: 'cluster' } } }),
      files: {
        'shop.yaml': `${pods('api')}apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: db, namespace: shop }
spec: { instances: 3 }
---
${policy(
  'db',
  `  podSelector: { matchLabels: { cnpg.io/cluster: db } }
  ingress:
    - from:
        - podSelector: { matchLabels: { app: api } } # <-- here
      ports: [{ port: 5432 }]
`,
)}`,
      },
    },
  ],
  good: [
    {
      name: 'declared calls, monitoring, itself and metrics',
      definition,
      files: {
        'shop.yaml':
          all +
          ingress(`        - podSelector: { matchLabels: { app: web } }
        - podSelector: { matchLabels: { app: api } }
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: monitoring } }
`) +
          ingress('        - podSelector: {}\n', '[{ port: 9090 }]'),
      },
    },
    {
      name: 'policies for many services, and everybody',
      definition,
      files: {
        'shop.yaml':
          all +
          policy('all', '  podSelector: {}\n  ingress: [{ from: [{ podSelector: {} }] }]\n') +
          policy(
            'api',
            '  podSelector: { matchLabels: { app: api } }\n  ingress: [{ ports: [{ port: 8080 }] }]\n  egress: [{ ports: [{ port: 443 }] }]\n',
          ),
      },
    },
  ],
};
