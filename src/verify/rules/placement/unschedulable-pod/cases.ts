import type { RuleCases } from '../../../rule.ts';
import { platform, tolerating, twoPools, workload } from '../trial.ts';

const definition = platform();
const asks = (cpu: string, memory: string, mark = '') =>
  `          resources:\n            requests:${mark}\n              { cpu: ${cpu}, memory: ${memory} }\n`;
const here = ' # <-- here';

export const cases: RuleCases = {
  bad: [
    {
      name: 'more memory than a node has after its share',
      definition,
      files: { 'logs.yaml': workload('logs', '', { container: asks('500m', '4Gi', here) }) },
    },
    {
      name: 'the larger pool is tainted',
      definition,
      files: {
        'db.yaml': workload('db', '      tolerations: [{ key: other, operator: Exists }]\n', {
          container: asks('1', '8Gi', here),
        }),
      },
    },
    {
      name: 'the sidecar is the last straw',
      definition,
      files: {
        'shop.yaml': `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
${workload('api', '', { container: asks('1900m', '1Gi', here) })}`,
      },
    },
    {
      name: 'containers together',
      definition,
      files: {
        'shop.yaml': workload(
          'api',
          `      initContainers: [{ name: warm, image: 'warm:1', resources: { requests: { cpu: 1 } } }]
`,
          {
            container: `${asks('1500m', '1Gi', here)}        - { name: second, image: 'second:1', resources: { requests: { cpu: 600m } } }
`,
          },
        ),
      },
    },
    {
      name: 'pods that ask for a pool, but do not tolerate its taint',
      definition,
      files: {
        'db.yaml': workload('db', '      nodeSelector: { pool: data }\n').replace(
          'spec:\n      node',
          'spec: # <-- here\n      node',
        ),
      },
    },
    {
      name: 'an operator',
      definition,
      files: {
        'db.yaml': `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: db, namespace: shop }
spec:
  instances: 3
  resources:
    requests: # <-- here
      cpu: 8
`,
      },
    },
  ],
  good: [
    {
      name: 'what fits, on one pool or the other',
      definition,
      files: {
        'shop.yaml':
          workload('api', '', { container: asks('500m', '1Gi') }) +
          workload('db', tolerating, { container: asks('1', '12Gi') }) +
          workload('web', ''),
      },
    },
    {
      name: 'an init container that is gone when the others start',
      definition,
      files: {
        'shop.yaml': workload(
          'api',
          "      initContainers: [{ name: warm, image: 'warm:1', resources: { requests: { cpu: 1500m } } }]\n",
          {
            container: asks('1500m', '1Gi'),
          },
        ),
      },
    },
    {
      name: 'machines of which nothing is known, and no pools',
      definition: platform({ ...twoPools, odd: { instance: 'zz9.large', nodes: 1 } }),
      files: { 'shop.yaml': workload('api', '', { container: asks('64', '1Ti') }) },
    },
  ],
};
