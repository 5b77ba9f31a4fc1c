import type { RuleCases } from '../../../rule.ts';

const claim = (name: string, storageClass: string) => `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: ${name}
  namespace: data
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: ${storageClass}
  resources:
    requests:
      storage: 100Gi
---
`;

const job = (claimName: string) => `apiVersion: batch/v1
kind: Job
metadata:
  name: backup
  namespace: data
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: backup
          image: registry.example.com/backup:1.0.0
          volumeMounts:
            - name: data
              mountPath: /data
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: ${claimName}
---
`;

const storageClass = `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: fast-ssd
provisioner: ebs.csi.aws.com
---
`;

const set = (storageClassName: string) => `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: search
  namespace: data
spec:
  serviceName: search
  selector:
    matchLabels: { app: search }
  template:
    metadata:
      labels: { app: search }
    spec:
      containers:
        - name: search
          image: registry.example.com/search:2.19.0
          volumeMounts:
            - name: data
              mountPath: /data
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
        storageClassName: ${storageClassName}
        resources:
          requests:
            storage: 50Gi
---
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a claim that nobody declares',
      files: { 'job.yaml': job('postgres-llm-agent # <-- here') + claim('postgres-llm-agent-pvc', 'gp2') },
    },
    {
      name: 'the claim of a pod that the StatefulSet does not have',
      files: { 'job.yaml': job('search-data-0 # <-- here') + set('gp2') },
    },
    {
      name: 'storage classes that nobody declares',
      files: {
        'storage.yaml': storageClass + claim('uploads', 'fast-sdd # <-- here') + set('bulk # <-- here'),
      },
    },
  ],
  good: [
    {
      name: 'declared claims and classes',
      files: { 'job.yaml': storageClass + claim('uploads', 'fast-ssd') + job('uploads') },
    },
    {
      name: 'claims of a StatefulSet and of an operator',
      files: {
        'job.yaml':
          set('fast-ssd') +
          job('data-search-2') +
          job('claims-1').replace('name: backup', 'name: backup-claims') +
          `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: claims
  namespace: data
spec:
  instances: 1
`,
      },
    },
    {
      name: 'classes that clusters come with, none, and the word of a volume made by hand',
      files: {
        'storage.yaml':
          storageClass +
          claim('a', 'gp2') +
          claim('b', '""') +
          claim('c', 'by-hand') +
          `apiVersion: v1
kind: PersistentVolume
metadata:
  name: c
spec:
  storageClassName: by-hand
  capacity: { storage: 100Gi }
  accessModes: [ReadWriteOnce]
  nfs: { server: nfs.example.com, path: /c }
`,
      },
    },
    { name: 'a class where no file declares any', files: { 'storage.yaml': claim('uploads', 'fast-ssd') } },
  ],
};
