import type { RuleCases } from '../../../rule.ts';

const deployment = (pod: string, preStop: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
${pod}      containers:
        - name: web
          image: registry.example.com/web:1.0.0
          lifecycle:
            preStop:
${preStop}`;

const asleep = (seconds: number) => `              sleep: { seconds: ${seconds} }\n`;
const command = (words: string) => `              exec: { command: ${words} }\n`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'as long as the usual grace period',
      files: { 'web.yaml': deployment('', asleep(30)).replace('    spec:\n', '    spec: # <-- here\n') },
    },
    {
      name: 'a sleep of a shell',
      files: {
        'web.yaml': deployment(
          '      terminationGracePeriodSeconds: 20 # <-- here\n',
          command('[/bin/sh, -c, "nginx -s quit; sleep 15 && sleep 10"]'),
        ),
      },
    },
    {
      name: 'minutes',
      files: {
        'web.yaml': deployment(
          '      terminationGracePeriodSeconds: 60 # <-- here\n',
          command('[/bin/sleep, 2m]'),
        ),
      },
    },
  ],
  good: [
    { name: 'shorter than the usual grace period', files: { 'web.yaml': deployment('', asleep(15)) } },
    {
      name: 'long, with a longer grace period',
      files: {
        'web.yaml': deployment('      terminationGracePeriodSeconds: 90\n', command('[sh, -c, sleep 60]')),
      },
    },
    {
      name: 'no sleep at all',
      files: { 'web.yaml': deployment('', command('[/bin/drain, --no-sleep, "45"]')) },
    },
  ],
};
