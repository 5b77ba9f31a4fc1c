import type { RuleCases } from '../../../rule.ts';

function deployment(resources: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: claims-service
spec:
  selector:
    matchLabels:
      app: claims-service
  template:
    metadata:
      labels:
        app: claims-service
    spec:
      containers:
        - name: claims-service
          image: registry.example.com/claims-service:1.4.2
          resources:
${resources}`;
}

export const cases: RuleCases = {
  bad: [
    {
      name: 'units that hide the mistake',
      files: {
        'deployment.yaml': deployment(`            requests:
              cpu: 600m
              memory: 1Gi
            limits:
              cpu: 0.5 # <-- here
              memory: 1000Mi # <-- here
`),
      },
    },
    {
      name: 'an init container of a CronJob',
      files: {
        'cron-job.yaml': `apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          initContainers:
            - name: fetch
              image: registry.example.com/fetch:1.0.0
              resources:
                requests:
                  memory: 256Mi
                limits:
                  memory: 128Mi # <-- here
          containers:
            - name: report
              image: registry.example.com/report:1.0.0
`,
      },
    },
  ],
  good: [
    {
      name: 'equal amounts in other units, and limits without requests',
      files: {
        'deployment.yaml': deployment(`            requests:
              cpu: 500m
              memory: 1Gi
            limits:
              cpu: 0.5
              memory: 1024Mi
              ephemeral-storage: 1Gi
`),
      },
    },
    {
      name: 'a request without a limit',
      files: {
        'deployment.yaml': deployment(`            requests:
              cpu: "2"
            limits:
              memory: 1Gi
`),
      },
    },
  ],
};
