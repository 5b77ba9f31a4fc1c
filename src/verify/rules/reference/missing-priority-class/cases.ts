import type { RuleCases } from '../../../rule.ts';

const job = (priority: string) => `apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
  namespace: claims
spec:
  template:
    spec:
      priorityClassName: ${priority}
      restartPolicy: Never
      containers:
        - name: migrate
          image: registry.example.com/migrate:1.0.0
`;

const priorityClass = `---
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata:
  name: business-critical
value: 1000
`;

export const cases: RuleCases = {
  bad: [
    { name: 'no PriorityClass at all', files: { 'job.yaml': job('batch # <-- here') } },
    {
      name: 'a misspelt one',
      files: { 'job.yaml': job('buisness-critical # <-- here') + priorityClass },
    },
  ],
  good: [
    { name: 'a declared one', files: { 'job.yaml': job('business-critical') + priorityClass } },
    { name: 'one of Kubernetes itself', files: { 'job.yaml': job('system-cluster-critical') } },
  ],
};
