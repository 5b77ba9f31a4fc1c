import type { RuleCases } from '../../../rule.ts';

const range = (limits: string) => `apiVersion: v1
kind: LimitRange
metadata:
  name: bounds
  namespace: shop
spec:
  limits:
${limits}---
`;

const container = range(`    - type: Container
      default: { cpu: 400m, memory: 128Mi }
      defaultRequest: { cpu: 100m }
      max: { cpu: "1", memory: 1Gi }
      min: { cpu: 50m }
      maxLimitRequestRatio: { cpu: 4 }
`);

const whole = range('    - type: Pod\n      max: { memory: 1Gi }\n');

const job = (containers: string) => `apiVersion: batch/v1
kind: Job
metadata:
  name: import
  namespace: shop
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
${containers}---
`;

const importer = (name: string, resources: string) => `        - name: ${name}
          image: registry.example.com/import:1.0.0
${resources}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'below the minimum, above the maximum and the ratio',
      files: {
        'job.yaml':
          container +
          job(
            importer(
              'import',
              `          resources:
            requests:
              cpu: 10m # <-- here
            limits:
              cpu: "2" # <-- here
`,
            ),
          ),
      },
    },
    {
      name: 'a pod whose containers are too large together',
      files: {
        'job.yaml':
          whole +
          job(
            importer('a', '          resources:\n            limits: { memory: 700Mi }\n') +
              importer('b', '          resources:\n            limits: { memory: 700Mi }\n'),
          ).replace('    spec:\n', '    spec: # <-- here\n'),
      },
    },
    {
      name: 'the sidecar of a mesh',
      files: {
        'job.yaml': `${container}apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
${job(importer('import', '')).replace('    spec:\n', '    spec: # <-- here\n')}`,
      },
    },
  ],
  good: [
    {
      name: 'inside the bounds, and nothing stated where there are defaults',
      files: {
        'job.yaml':
          container +
          job(
            importer(
              'a',
              '          resources:\n            requests: { cpu: 400m }\n            limits: { cpu: 800m }\n',
            ) + importer('b', ''),
          ),
      },
    },
    {
      name: 'another namespace',
      files: {
        'job.yaml':
          container.replace('namespace: shop', 'namespace: test') +
          job(importer('a', '          resources:\n            limits: { cpu: "8" }\n')),
      },
    },
    {
      name: 'bounds of claims',
      files: {
        'job.yaml':
          range('    - type: PersistentVolumeClaim\n      max: { storage: 5Gi }\n') + job(importer('a', '')),
      },
    },
  ],
};
