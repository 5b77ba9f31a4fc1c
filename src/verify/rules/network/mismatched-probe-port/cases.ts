import type { RuleCases } from '../../../rule.ts';

const pod = (container: string, more = '') => ({
  'api.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: api:1
${container}${more}`,
});
const ports = '          ports: [{ name: http, containerPort: 8000 }]\n';

export const cases: RuleCases = {
  bad: [
    {
      name: 'another number',
      files: pod(`${ports}          readinessProbe:
            httpGet:
              path: /ready
              port: 8001 # <-- here
`),
    },
    {
      name: 'a name that the container does not declare',
      files: pod(`${ports}          livenessProbe:
            tcpSocket:
              port: web # <-- here
`),
    },
    {
      name: 'a name of another container',
      files: pod(
        `          startupProbe:
            httpGet:
              port: http # <-- here
`,
        `        - name: proxy
          image: proxy:1
${ports}`,
      ),
    },
    {
      name: 'a hook',
      files: pod(`${ports}          lifecycle:
            preStop:
              httpGet:
                path: /drain
                port: 9999 # <-- here
`),
    },
    {
      name: 'a scheduled job',
      files: {
        'job.yaml': `apiVersion: batch/v1
kind: CronJob
metadata: { name: job, namespace: shop }
spec:
  schedule: 0 0 * * *
  jobTemplate:
    spec:
      template:
        spec:
          containers:
            - name: job
              image: job:1
              ports: [{ containerPort: 8000 }]
              livenessProbe:
                grpc:
                  port: 8001 # <-- here
`,
      },
    },
  ],
  good: [
    {
      name: 'by name and by number',
      files: pod(`${ports}          readinessProbe: { httpGet: { port: http } }
          livenessProbe: { tcpSocket: { port: 8000 } }
`),
    },
    {
      name: 'a number, where no port is declared',
      files: pod('          readinessProbe: { httpGet: { port: 8000 } }\n'),
    },
    {
      name: 'a number of another container',
      files: pod(
        `${ports}          readinessProbe: { httpGet: { port: 9000 } }
`,
        `        - name: proxy
          image: proxy:1
          ports: [{ containerPort: 9000 }]
`,
      ),
    },
    {
      name: 'another host and a command',
      files: pod(`${ports}          readinessProbe: { httpGet: { host: 127.0.0.1, port: 9999 } }
          livenessProbe: { exec: { command: [check] } }
`),
    },
  ],
};
