import type { RuleCases } from '../../../rule.ts';

const postgres = (more = '', mark = '') => `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: orders${mark}
  namespace: data
spec:
  instances: 3
  storage: { size: 100Gi }
${more}---
`;

const schedule = (cluster: string) => `apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata: { name: nightly, namespace: data }
spec:
  schedule: "0 0 2 * * *"
  cluster: { name: ${cluster} }
  method: plugin
  pluginConfiguration: { name: barman-cloud.cloudnative-pg.io }
`;

export const cases: RuleCases = {
  bad: [
    { name: 'three instances and no copy elsewhere', files: { 'db.yaml': postgres('', ' # <-- here') } },
    {
      name: 'a backup of another cluster',
      files: { 'db.yaml': postgres('', ' # <-- here') + schedule('members') },
    },
  ],
  good: [
    { name: 'a nightly backup', files: { 'db.yaml': postgres() + schedule('orders') } },
    {
      name: 'a copy of a cluster elsewhere',
      files: { 'db.yaml': postgres('  replica: { enabled: true, source: first }\n') },
    },
    {
      name: 'a definition that says that nothing is kept',
      files: {
        'kubernetes/overlays/dev/kustomization.yaml': 'resources: [db.yaml]\n',
        'kubernetes/overlays/dev/db.yaml': postgres(),
      },
      definition: {
        name: 'shop',
        environments: ['dev'],
        cloud: { provider: 'aws', region: 'eu-central-1' },
        namespaces: { data: {} },
        stores: { orders: { type: 'postgres', runs: 'cluster', backup: false } },
        services: { api: { port: 8080 } },
      },
    },
  ],
};
