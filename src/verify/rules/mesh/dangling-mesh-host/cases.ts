import type { RuleCases } from '../../../rule.ts';

const namespace = `apiVersion: v1
kind: Namespace
metadata: { name: claims }
---
`;

const known = `apiVersion: v1
kind: Service
metadata: { name: claims-service, namespace: claims }
spec: { selector: { app: claims }, ports: [{ port: 80 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: claims, namespace: claims }
spec:
  selector: { matchLabels: { app: claims } }
  template:
    metadata: { labels: { app: claims } }
    spec: { containers: [{ name: claims, image: 'claims:1' }] }
---
`;

const route = (host: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: claims, namespace: claims }
spec:
  hosts: [claims-service]
  http:
    - route:
        - destination:
            host: ${host}
`;

const policy = (host: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: claims, namespace: claims }
spec:
  host: ${host}
  trafficPolicy: { loadBalancer: { simple: LEAST_REQUEST } }
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a route to a Service that is not there',
      files: { 'a.yaml': namespace + known + route('claim-service # <-- here') },
    },
    {
      name: 'a whole name of a namespace that lacks it',
      files: {
        'a.yaml': namespace + known + route('members.claims.svc.cluster.local # <-- here'),
      },
    },
    {
      name: 'a policy for a host that is not there',
      files: { 'a.yaml': namespace + known + policy('claims # <-- here') },
    },
  ],
  good: [
    { name: 'a Service of the namespace', files: { 'a.yaml': known + route('claims-service') } },
    {
      name: 'a namespace that these files do not fill',
      files: { 'a.yaml': known + route('payments.money.svc.cluster.local') },
    },
    { name: 'a host of the world', files: { 'a.yaml': known + route('api.example.com') } },
    {
      name: 'a host of a ServiceEntry',
      files: {
        'a.yaml': `${known}${route('ledger')}---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ledger, namespace: claims }
spec: { hosts: [ledger], ports: [{ number: 80, name: http, protocol: HTTP }] }
`,
      },
    },
    { name: 'a policy for many hosts', files: { 'a.yaml': known + policy('"*.claims.svc.cluster.local"') } },
  ],
};
