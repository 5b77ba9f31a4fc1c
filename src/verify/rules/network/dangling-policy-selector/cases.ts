import type { RuleCases } from '../../../rule.ts';

const pods = (name: string, namespace = 'shop') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers: [{ name: ${name}, image: '${name}:1' }]
---
`;
const policy = (rest: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec:
${rest}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'its own pods',
      files: {
        'shop.yaml':
          pods('api') +
          policy('  podSelector: # <-- here\n    matchLabels: { app.kubernetes.io/name: api }\n'),
      },
    },
    {
      name: 'a database that is managed, though the policy takes it for a pod',
      files: {
        'shop.yaml':
          pods('api') +
          policy(`  podSelector: { matchLabels: { app: api } }
  egress:
    - to:
        - podSelector: { matchLabels: { app: postgres } } # <-- here
      ports: [{ port: 5432 }]
`),
      },
    },
    {
      name: 'a caller in another namespace of the repository',
      files: {
        'shop.yaml':
          pods('api') +
          pods('bff', 'edge') +
          policy(`  podSelector: { matchLabels: { app: api } }
  ingress:
    - from:
        - podSelector: { matchLabels: { app: bff } } # <-- here
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: edge } }
          podSelector: { matchLabels: { app: web-bff } } # <-- here
`),
      },
    },
    {
      name: 'expressions',
      files: {
        'shop.yaml':
          pods('api') +
          policy(
            '  podSelector: # <-- here\n    matchExpressions: [{ key: app, operator: In, values: [web, bff] }]\n',
          ),
      },
    },
  ],
  good: [
    {
      name: 'pods that exist, all pods, and namespaces outside of the repository',
      files: {
        'shop.yaml':
          pods('api') +
          pods('web') +
          policy(`  podSelector: { matchLabels: { app: api } }
  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } }
        - podSelector: {}
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: monitoring } }
          podSelector: { matchLabels: { app: prometheus } }
        - namespaceSelector: { matchLabels: { team: other } }
          podSelector: { matchLabels: { app: other } }
`),
      },
    },
    {
      name: 'a namespace without pods',
      files: { 'shop.yaml': pods('api', 'edge') + policy('  podSelector: {}\n  policyTypes: [Ingress]\n') },
    },
    {
      name: 'pods of operators and of jobs',
      files: {
        'shop.yaml': `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: db, namespace: shop }
spec: { instances: 3 }
---
apiVersion: batch/v1
kind: Job
metadata: { name: migrate, namespace: shop }
spec: { template: { spec: { restartPolicy: Never, containers: [{ name: migrate, image: 'migrate:1' }] } } }
---
${policy(`  podSelector: { matchLabels: { cnpg.io/cluster: db, cnpg.io/instanceRole: primary } }
  ingress:
    - from:
        - podSelector: { matchLabels: { job-name: migrate } }
        - podSelector: { matchLabels: { strimzi.io/cluster: events } }
`)}`,
      },
    },
    {
      name: 'pods that others install beside ours',
      files: {
        'shop.yaml':
          pods('api') +
          policy(`  podSelector: { matchLabels: { app: api } }
  ingress:
    - from:
        - podSelector: { matchExpressions: [{ key: app, operator: NotIn, values: [api] }] }
`),
      },
    },
    {
      name: 'a namespace that a chart fills as well',
      files: {
        'shop.yaml':
          `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: redis, namespace: shop }
spec: { interval: 5m }
---
` +
          pods('api') +
          policy('  podSelector: { matchLabels: { app.kubernetes.io/name: redis } }\n'),
      },
    },
  ],
};
