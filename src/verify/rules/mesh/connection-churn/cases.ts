import type { RuleCases } from '../../../rule.ts';

const rule = (http: string) => `apiVersion: networking.istio.io/v1beta1
kind: DestinationRule
metadata: { name: claims-service, namespace: claims }
spec:
  host: claims-service
  trafficPolicy:
    connectionPool:
      tcp: { maxConnections: 100 }
      http:
        http1MaxPendingRequests: 50
${http}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'two requests to a connection',
      files: { 'a.yaml': rule('        maxRequestsPerConnection: 2 # <-- here\n') },
    },
    {
      name: 'one request to a connection',
      files: { 'a.yaml': rule('        maxRequestsPerConnection: 1 # <-- here\n') },
    },
  ],
  good: [
    { name: 'connections that stay open', files: { 'a.yaml': rule('') } },
    {
      name: 'zero, which means no bound',
      files: { 'a.yaml': rule('        maxRequestsPerConnection: 0\n') },
    },
    { name: 'a long life', files: { 'a.yaml': rule('        maxRequestsPerConnection: 1000\n') } },
  ],
};
