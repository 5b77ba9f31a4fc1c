import type { RuleCases } from '../../../rule.ts';

const definition = {
  name: 'shop',
  environments: ['production'],
  cloud: { provider: 'aws', region: 'eu-central-1' },
  namespaces: { shop: { mesh: true } },
  services: {
    web: { port: 8080, calls: ['api'] },
    api: { port: 8081, calls: ['stock'] },
    stock: { port: 8082 },
  },
};

const route = (name: string, attempts: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec:
  hosts: [${name}]
  http:
    - route: [{ destination: { host: ${name} } }]
      retries:
        attempts: ${attempts}
        perTryTimeout: 1s
---
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'four tries above four',
      files: { 'a.yaml': route('api', '3 # <-- here') + route('stock', '3') },
      definition,
    },
    {
      name: 'a service without retries between them',
      files: { 'a.yaml': route('web', '2 # <-- here') + route('stock', '3') },
      definition,
    },
  ],
  good: [
    { name: 'retries at one place', files: { 'a.yaml': route('stock', '3') }, definition },
    { name: 'nine at most', files: { 'a.yaml': route('api', '2') + route('stock', '2') }, definition },
  ],
};
