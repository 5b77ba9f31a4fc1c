import type { RuleCases } from '../../../rule.ts';

const definition = {
  name: 'shop',
  environments: ['production'],
  cloud: { provider: 'aws', region: 'eu-central-1' },
  stores: {
    orders: { type: 'postgres' },
    ledger: { type: 'postgres', runs: 'cluster', variable: 'LEDGER_URL' },
    files: { type: 'bucket', runs: 'cluster' },
  },
  services: {
    api: { port: 8080, calls: ['orders'] },
    books: { port: 8081, calls: ['ledger'] },
    scans: { port: 8082, calls: ['files'] },
  },
};

const deployment = (name: string, secret: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: shop
spec:
  selector:
    matchLabels: { app: ${name} }
  template:
    metadata:
      labels: { app: ${name} }
    spec:
      containers:
        - name: ${name}
          image: registry.example.com/${name}:1.0.0
          envFrom:
            - secretRef:
                name: ${secret}
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'the Secret of a store that another service calls',
      files: { 'kubernetes/a.yaml': deployment('books', 'orders-credentials # <-- here') },
      definition,
    },
    {
      name: 'the Secret that an operator makes',
      files: { 'kubernetes/a.yaml': deployment('api', 'ledger-app # <-- here') },
      definition,
    },
    {
      name: 'the key of the administrator of a bucket that it does call',
      files: { 'kubernetes/a.yaml': deployment('scans', 'files-administrator # <-- here') },
      definition,
    },
    {
      name: 'the key of a bucket that another service calls',
      files: { 'kubernetes/a.yaml': deployment('api', 'files-credentials # <-- here') },
      definition,
    },
  ],
  good: [
    {
      name: 'the Secrets of stores that are called',
      files: {
        'kubernetes/a.yaml': [
          deployment('api', 'orders-credentials'),
          deployment('books', 'ledger-app'),
          deployment('scans', 'files-credentials'),
        ].join('---\n'),
      },
      definition,
    },
    {
      name: 'a workload that the definition does not know',
      files: { 'kubernetes/a.yaml': deployment('tool', 'orders-credentials') },
      definition,
    },
  ],
};
