import type { RuleCases } from '../../../rule.ts';

const service = (spec: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: claims-service, namespace: claims }
spec:
  hosts: [claims-service]
  http:
${spec}`;

const retries = (on: string, match = '') =>
  service(`    - route: [{ destination: { host: claims-service } }]
${match}      retries:
        attempts: 3
        perTryTimeout: 2s
        retryOn: ${on}
`);

export const cases: RuleCases = {
  bad: [
    {
      name: 'server errors of every method',
      files: { 'a.yaml': retries('5xx,reset,connect-failure,refused-stream # <-- here') },
    },
    {
      name: 'a status, for writes too',
      files: { 'a.yaml': retries('"503" # <-- here', '      match: [{ uri: { prefix: /claims } }]\n') },
    },
    {
      name: 'a safe method among others',
      files: {
        'a.yaml': retries('gateway-error # <-- here', '      match: [{ method: { regex: GET|POST } }]\n'),
      },
    },
  ],
  good: [
    {
      name: 'what never arrived',
      files: { 'a.yaml': retries('connect-failure,refused-stream,reset-before-request') },
    },
    {
      name: 'server errors of reads',
      files: { 'a.yaml': retries('5xx', '      match: [{ method: { exact: GET } }]\n') },
    },
    {
      name: 'a service whose requests may be repeated',
      files: { 'a.yaml': retries('5xx') },
      definition: {
        name: 'claims',
        environments: ['production'],
        cloud: { provider: 'aws', region: 'eu-central-1' },
        namespaces: { claims: { mesh: true } },
        services: { 'claims-service': { port: 8080, traffic: { idempotent: true } } },
      },
    },
  ],
};
