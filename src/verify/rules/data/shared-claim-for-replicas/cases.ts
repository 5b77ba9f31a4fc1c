import type { RuleCases } from '../../../rule.ts';

const claim = (mode: string) => `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: postgres, namespace: data }
spec:
  accessModes: [${mode}]
  resources: { requests: { storage: 100Gi } }
---
`;

const workload = (kind: string, replicas: number, mark = '') => `apiVersion: apps/v1
kind: ${kind}
metadata: { name: postgres, namespace: data }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: postgres } }
  template:
    metadata: { labels: { app: postgres } }
    spec:
      containers: [{ name: postgres, image: docker.io/library/postgres:16.4 }]
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: postgres${mark}
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a primary and two replicas on one disk',
      files: { 'db.yaml': claim('ReadWriteOnce') + workload('StatefulSet', 3, ' # <-- here') },
    },
    {
      name: 'a Deployment that an autoscaler grows',
      files: {
        'db.yaml': `${claim('ReadWriteOncePod')}${workload('Deployment', 1, ' # <-- here')}---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: postgres, namespace: data }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: postgres }
  maxReplicas: 3
`,
      },
    },
  ],
  good: [
    { name: 'one pod', files: { 'db.yaml': claim('ReadWriteOnce') + workload('Deployment', 1) } },
    {
      name: 'a file system for many',
      files: { 'db.yaml': claim('ReadWriteMany') + workload('Deployment', 3) },
    },
    { name: 'a claim that the files do not have', files: { 'db.yaml': workload('Deployment', 3) } },
  ],
};
