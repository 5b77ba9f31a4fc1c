import type { RuleCases } from '../../../rule.ts';

const service = (spec: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: claims-service, namespace: claims }
spec:
  hosts: [claims-service]
  http:
${spec}`;

const split = (a: string, b: string, mark = '') =>
  service(`    - route:${mark}
        - { destination: { host: claims-service, subset: v1 }${a} }
        - { destination: { host: claims-service, subset: v2 }${b} }
`);

export const cases: RuleCases = {
  bad: [
    { name: 'too little', files: { 'a.yaml': split(', weight: 90', ', weight: 5', ' # <-- here') } },
    { name: 'no weight for one of them', files: { 'a.yaml': split(', weight: 90', '', ' # <-- here') } },
  ],
  good: [
    { name: 'ninety and ten', files: { 'a.yaml': split(', weight: 90', ', weight: 10') } },
    { name: 'all and none', files: { 'a.yaml': split(', weight: 100', ', weight: 0') } },
    {
      name: 'a single destination',
      files: { 'a.yaml': service('    - route: [{ destination: { host: claims-service } }]\n') },
    },
  ],
};
