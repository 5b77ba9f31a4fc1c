import type { RuleCases } from '../../../rule.ts';

const service = (spec: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: claims-service, namespace: claims }
spec:
  hosts: [claims-service]
  http:
${spec}`;

const route = (fields: string) =>
  service(`    - route: [{ destination: { host: claims-service } }]
${fields}`);

export const cases: RuleCases = {
  bad: [
    {
      name: 'four tries of ten seconds in thirty',
      files: {
        'a.yaml': route(`      timeout: 30s # <-- here
      retries: { attempts: 3, perTryTimeout: 10s }
`),
      },
    },
    {
      name: 'fractions of seconds',
      files: {
        'a.yaml': route(`      timeout: 1s # <-- here
      retries: { attempts: 1, perTryTimeout: 600ms }
`),
      },
    },
  ],
  good: [
    {
      name: 'three tries of ten seconds in thirty',
      files: {
        'a.yaml': route(`      timeout: 30s
      retries: { attempts: 2, perTryTimeout: 10s }
`),
      },
    },
    {
      name: 'no timeout at all',
      files: { 'a.yaml': route('      retries: { attempts: 3, perTryTimeout: 10s }\n') },
    },
    {
      name: 'tries that share the timeout',
      files: { 'a.yaml': route('      timeout: 30s\n      retries: { attempts: 3 }\n') },
    },
  ],
};
