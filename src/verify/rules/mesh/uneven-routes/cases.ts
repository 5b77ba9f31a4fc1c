import type { RuleCases } from '../../../rule.ts';

const service = (spec: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: claims-service, namespace: claims }
spec:
  hosts: [claims-service]
  http:
${spec}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a header route without timeout and retries',
      files: {
        'a.yaml': service(`    - match: [{ headers: { x-version: { exact: v2 } } }] # <-- here
      route: [{ destination: { host: claims-service, subset: v2 } }]
    - route: [{ destination: { host: claims-service, subset: v1 } }]
      timeout: 30s
      retries: { attempts: 2, perTryTimeout: 10s }
`),
      },
    },
  ],
  good: [
    {
      name: 'the same on both',
      files: {
        'a.yaml': service(`    - match: [{ headers: { x-version: { exact: v2 } } }]
      route: [{ destination: { host: claims-service, subset: v2 } }]
      timeout: 30s
    - route: [{ destination: { host: claims-service, subset: v1 } }]
      timeout: 30s
`),
      },
    },
    {
      name: 'a path that takes its time',
      files: {
        'a.yaml': service(`    - match: [{ uri: { prefix: /export } }]
      route: [{ destination: { host: claims-service } }]
    - route: [{ destination: { host: claims-service } }]
      timeout: 5s
`),
      },
    },
  ],
};
