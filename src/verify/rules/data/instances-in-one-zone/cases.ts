import type { RuleCases } from '../../../rule.ts';

const postgres = (instances: string, more = '', mark = '') => `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: orders, namespace: data }
spec:${mark}
  instances: ${instances}
  storage: { size: 100Gi }
${more}`;

export const cases: RuleCases = {
  bad: [
    { name: 'what the operator does by itself', files: { 'db.yaml': postgres('3', '', ' # <-- here') } },
    {
      name: 'nodes alone',
      files: {
        'db.yaml': postgres('3', '  affinity:\n    topologyKey: kubernetes.io/hostname # <-- here\n'),
      },
    },
  ],
  good: [
    {
      name: 'one to a zone',
      files: { 'db.yaml': postgres('3', '  affinity: { topologyKey: topology.kubernetes.io/zone }\n') },
    },
    {
      name: 'spread by a constraint',
      files: {
        'db.yaml': postgres(
          '3',
          `  topologySpreadConstraints:
    - maxSkew: 1
      topologyKey: topology.kubernetes.io/zone
      whenUnsatisfiable: DoNotSchedule
      labelSelector: { matchLabels: { cnpg.io/cluster: orders } }
`,
        ),
      },
    },
    { name: 'a single instance', files: { 'db.yaml': postgres('1') } },
  ],
};
