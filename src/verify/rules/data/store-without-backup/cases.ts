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

const plain = (mark = '') => `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: orders${mark}
  namespace: data
spec:
  serviceName: orders
  selector: { matchLabels: { app: orders } }
  template:
    metadata: { labels: { app: orders } }
    spec: { containers: [{ name: db, image: "docker.io/library/postgres:17.7" }] }
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---
`;

export const cases: RuleCases = {
  bad: [
    { name: 'three instances and no copy elsewhere', files: { 'db.yaml': postgres('', ' # <-- here') } },
    {
      name: 'a backup of another cluster',
      files: { 'db.yaml': postgres('', ' # <-- here') + schedule('members') },
    },
    { name: 'a StatefulSet alone', files: { 'db.yaml': plain(' # <-- here') } },
  ],
  good: [
    {
      name: 'a database of staging, which is made anew from production',
      files: {
        'overlays/staging/kustomization.yaml': 'resources: [db.yaml, api.yaml]\n',
        'overlays/staging/db.yaml': plain(),
        'overlays/staging/api.yaml': plain().replaceAll('orders', 'api').replace('postgres:17.7', 'api:1'),
        'overlays/production/kustomization.yaml': 'resources: [api.yaml]\n',
        'overlays/production/api.yaml': plain().replaceAll('orders', 'api').replace('postgres:17.7', 'api:1'),
      },
    },
    {
      name: 'a StatefulSet with a CronJob that dumps it',
      files: {
        'db.yaml': `${plain()}apiVersion: batch/v1
kind: CronJob
metadata: { name: nightly, namespace: data }
spec:
  schedule: 0 2 * * *
  jobTemplate:
    spec:
      template:
        spec: { restartPolicy: Never, containers: [{ name: a, image: postgres:17, command: [pg_dump, -Fc, -f, /x] }] }
`,
      },
    },
    {
      name: 'a cache, and a database without a volume of its own',
      files: { 'db.yaml': plain().replace('postgres:17.7', 'redis:8') },
    },
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
