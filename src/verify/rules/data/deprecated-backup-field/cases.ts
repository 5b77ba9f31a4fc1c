import type { RuleCases } from '../../../rule.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'settings inside the Cluster',
      files: {
        'db.yaml': `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: orders, namespace: data }
spec:
  instances: 3
  storage: { size: 100Gi }
  backup:
    retentionPolicy: 30d
    barmanObjectStore: # <-- here
      destinationPath: s3://backups/orders
`,
      },
    },
    {
      name: 'a schedule that names the method',
      files: {
        'backup.yaml': `apiVersion: postgresql.cnpg.io/v1
kind: ScheduledBackup
metadata: { name: nightly, namespace: data }
spec:
  schedule: "0 0 2 * * *"
  cluster: { name: orders }
  method: barmanObjectStore # <-- here
`,
      },
    },
  ],
  good: [
    {
      name: 'the plugin, and snapshots of volumes',
      files: {
        'db.yaml': `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: orders, namespace: data }
spec:
  instances: 3
  storage: { size: 100Gi }
  backup: { volumeSnapshot: { className: snapshots } }
  plugins:
    - name: barman-cloud.cloudnative-pg.io
      isWALArchiver: true
      parameters: { barmanObjectName: orders }
`,
      },
    },
    {
      name: 'a Cluster of something else',
      files: {
        'cluster.yaml': `apiVersion: example.com/v1
kind: Cluster
metadata: { name: orders, namespace: data }
spec: { backup: { barmanObjectStore: {} } }
`,
      },
    },
  ],
};
