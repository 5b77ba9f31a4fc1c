import type { RuleCases } from '../../../rule.ts';

const namespace = (labels = '') => `apiVersion: v1
kind: Namespace
metadata:
  name: claims
${labels}---
`;

const quota = (hard: string) => `apiVersion: v1
kind: ResourceQuota
metadata:
  name: claims
  namespace: claims
spec:
  hard:
${hard}---
`;

const workload = (kind: string, replicas: string, memory = '512Mi') => `apiVersion: apps/v1
kind: ${kind}
metadata:
  name: claims-service
  namespace: claims
spec:
${replicas}  selector:
    matchLabels: { app: claims-service }
  template:
    metadata:
      labels: { app: claims-service }
    spec:
      initContainers:
        - name: migrate
          image: registry.example.com/migrate:1.0.0
          resources:
            requests: { cpu: 300m, memory: 64Mi }
            limits: { memory: 64Mi }
      containers:
        - name: claims-service
          image: registry.example.com/claims-service:1.4.2
          resources:
            requests: { cpu: 250m, memory: ${memory} }
            limits: { cpu: "1", memory: ${memory} }
---
`;

const autoscaler = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: claims-service
  namespace: claims
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: claims-service }
  minReplicas: 2
  maxReplicas: 10
---
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'enough for the minimum of the autoscaler only',
      files: {
        'claims.yaml':
          quota(`    requests.cpu: "2" # <-- here
    requests.memory: 4Gi # <-- here
    limits.cpu: "8" # <-- here
    limits.memory: 5Gi
    pods: "9" # <-- here
`) +
          workload('Deployment', '') +
          autoscaler,
      },
    },
    {
      name: 'the sidecars of a mesh forgotten',
      files: {
        'claims.yaml':
          namespace('  labels:\n    istio-injection: enabled\n') +
          quota('    memory: 2Gi # <-- here\n    limits.cpu: "8" # <-- here\n    requests.cpu: "2"\n') +
          workload('StatefulSet', '  replicas: 4\n'),
      },
    },
    {
      name: 'an operator and a CronJob',
      files: {
        'claims.yaml': `${quota('    requests.memory: 6Gi # <-- here\n    pods: 3 # <-- here\n')}apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: claims
  namespace: claims
spec:
  instances: 3
  resources:
    requests: { memory: 2Gi }
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
  namespace: claims
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: report
              image: registry.example.com/report:1.0.0
              resources:
                requests: { memory: 128Mi }
`,
      },
    },
  ],
  good: [
    {
      name: 'exactly the maxima',
      files: {
        'claims.yaml':
          quota(`    requests.cpu: "3"
    requests.memory: 5Gi
    limits.cpu: "10"
    limits.memory: 5Gi
    pods: "10"
    persistentvolumeclaims: "0"
`) +
          workload('Deployment', '') +
          autoscaler,
      },
    },
    {
      name: 'another namespace, and a quota of a scope',
      files: {
        'claims.yaml':
          quota('    pods: "1"\n').replace('namespace: claims', 'namespace: other') +
          quota('    pods: "1"\n  scopes: [BestEffort]\n') +
          workload('StatefulSet', '  replicas: 4\n'),
      },
    },
  ],
};
