import type { RuleCases } from '../../../rule.ts';
import { platform, tolerating, workload } from '../trial.ts';

const definition = platform();
const here = (text: string) => text.replace('\n', ' # <-- here\n');

export const cases: RuleCases = {
  bad: [
    {
      name: 'nobody tolerates it',
      definition,
      files: { 'shop.yaml': here(workload('api', '')) },
    },
    {
      name: 'a kustomization',
      definition,
      files: {
        'overlays/production/kustomization.yaml': 'resources: [shop.yaml] # <-- here\n',
        'overlays/production/shop.yaml': workload('api', ''),
      },
    },
    {
      name: 'a workload asks for the pool, but does not tolerate its taint',
      definition,
      files: { 'shop.yaml': workload('db', '      nodeSelector: # <-- here\n        pool: data\n') },
    },
    {
      name: 'another value, another effect, and an agent of every node',
      definition,
      files: {
        'shop.yaml':
          here(
            workload('api', '      tolerations: [{ key: dedicated, value: spot, effect: NoSchedule }]\n'),
          ) +
          workload('web', '      tolerations: [{ key: dedicated, operator: Exists, effect: NoExecute }]\n') +
          workload('agent', '      tolerations: [{ operator: Exists }]\n', { kind: 'DaemonSet' }),
      },
    },
  ],
  good: [
    {
      name: 'a toleration by value, by key, and of everything',
      definition,
      files: { 'shop.yaml': workload('db', tolerating) },
    },
    {
      name: 'a toleration of every value',
      definition,
      files: { 'shop.yaml': workload('db', '      tolerations: [{ key: dedicated, operator: Exists }]\n') },
    },
    {
      name: 'a toleration of everything',
      definition,
      files: { 'shop.yaml': workload('db', '      tolerations: [{ operator: Exists }]\n') },
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
  affinity: { nodeSelector: { pool: data }, tolerations: [{ key: dedicated, value: data, effect: NoSchedule }] }
`,
      },
    },
    {
      name: 'an extension, and a taint that only discourages',
      definition: platform({
        general: { instance: 't3.medium', nodes: [2, 4], taints: ['spot=true:PreferNoSchedule'] },
        data: { instance: 'r6i.large', nodes: 3, taints: ['dedicated=data:NoSchedule'] },
        system: { instance: 't3.medium', nodes: 2, taints: ['CriticalAddonsOnly=true:NoSchedule'] },
      }),
      files: {
        'shop.yaml': `apiVersion: elasticsearch.k8s.elastic.co/v1
kind: Elasticsearch
metadata: { name: logs, namespace: shop }
spec: { nodeSets: [{ podTemplate: { spec: { tolerations: [{ key: dedicated, operator: Exists }] } } }] }
`,
      },
    },
    {
      name: 'charts, whose pods are not seen',
      definition,
      files: {
        'shop.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: vault, namespace: shop }
spec: { interval: 5m }
---
${workload('api', '')}`,
      },
    },
  ],
};
