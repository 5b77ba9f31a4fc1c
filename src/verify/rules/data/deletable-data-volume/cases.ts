import type { RuleCases } from '../../../rule.ts';

const storageClass = (policy: string, mark = '') => `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: fast-ssd${mark}
provisioner: ebs.csi.aws.com
${policy}---
`;

const claim = (name: string) => `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: ${name}, namespace: data }
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: fast-ssd
  resources: { requests: { storage: 100Gi } }
`;

const postgres = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: orders, namespace: data }
spec:
  instances: 3
  storage: { size: 100Gi, storageClass: fast-ssd }
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a claim for PostgreSQL on a class that says nothing',
      files: { 'data.yaml': storageClass('', ' # <-- here') + claim('postgres-llm-agent-pvc') },
    },
    {
      name: 'a cluster of CloudNativePG',
      files: { 'data.yaml': storageClass('', ' # <-- here') + postgres },
    },
    {
      name: 'a StatefulSet of a database',
      files: {
        'data.yaml': `${storageClass('', ' # <-- here')}apiVersion: apps/v1
kind: StatefulSet
metadata: { name: orders, namespace: data }
spec:
  serviceName: orders
  selector: { matchLabels: { app: orders } }
  template:
    metadata: { labels: { app: orders } }
    spec:
      containers: [{ name: server, image: docker.io/library/mysql:8.4.2 }]
  volumeClaimTemplates:
    - metadata: { name: data }
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: fast-ssd
        resources: { requests: { storage: 10Gi } }
`,
      },
    },
  ],
  good: [
    {
      name: 'a class that keeps volumes',
      files: { 'data.yaml': storageClass('reclaimPolicy: Retain\n') + postgres },
    },
    {
      name: 'a class that says itself that volumes may go',
      files: { 'data.yaml': storageClass('reclaimPolicy: Delete\n') + postgres },
    },
    {
      name: 'a claim for something else',
      files: { 'data.yaml': storageClass('') + claim('scratch') },
    },
  ],
};
