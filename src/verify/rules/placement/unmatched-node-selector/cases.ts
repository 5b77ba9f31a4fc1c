import type { RuleCases } from '../../../rule.ts';
import { platform, workload } from '../trial.ts';

const definition = platform();
const affinity = (expression: string, mark = '') => `      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:${mark}
              - matchExpressions: [${expression}]
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a label that nobody sets',
      definition,
      files: {
        'shop.yaml': workload(
          'api',
          '      nodeSelector: # <-- here\n        node.kubernetes.io/lifecycle: spot\n',
        ),
      },
    },
    {
      name: 'the labels of two pools',
      definition: platform({
        general: { instance: 't3.medium', nodes: 2, labels: { tier: 'web' } },
        data: { instance: 'r6i.large', nodes: 3, labels: { disk: 'ssd' } },
      }),
      files: {
        'shop.yaml': workload(
          'api',
          '      nodeSelector: # <-- here\n        tier: web\n        disk: ssd\n',
        ),
      },
    },
    {
      name: 'an affinity',
      definition,
      files: {
        'shop.yaml': workload(
          'api',
          affinity('{ key: pool, operator: In, values: [spot, infrastructure] }', ' # <-- here'),
        ),
      },
    },
    {
      name: 'an operator',
      definition,
      files: {
        'shop.yaml': `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: db, namespace: shop }
spec:
  instances: 3
  affinity:
    nodeSelector: # <-- here
      pool: database
`,
      },
    },
  ],
  good: [
    {
      name: 'labels of a pool, and those that Kubernetes and the cloud set',
      definition,
      files: {
        'shop.yaml':
          workload(
            'api',
            '      nodeSelector: { pool: general, kubernetes.io/os: linux, kubernetes.io/arch: amd64 }\n',
          ) +
          workload(
            'web',
            '      nodeSelector: { topology.kubernetes.io/zone: eu-central-1a, eks.amazonaws.com/capacityType: SPOT }\n',
          ) +
          workload('db', affinity('{ key: pool, operator: NotIn, values: [general] }')) +
          workload('job', ''),
      },
    },
    {
      name: 'a wish only',
      definition,
      files: {
        'shop.yaml': workload(
          'api',
          '      affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: { matchExpressions: [{ key: pool, operator: In, values: [spot] }] } }] } }\n',
        ),
      },
    },
    {
      name: 'nodes that Karpenter makes',
      definition,
      files: {
        'shop.yaml': `apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: spot }
spec: { template: { metadata: { labels: { pool: spot } } } }
---
${workload('api', '      nodeSelector: { pool: spot }\n')}`,
      },
    },
    {
      name: 'no pools in the definition',
      definition: platform({}),
      files: { 'shop.yaml': workload('api', '      nodeSelector: { pool: general }\n') },
    },
  ],
};
