import type { RuleCases } from '../../../rule.ts';

const pods = `apiVersion: v1
kind: Service
metadata: { name: agent, namespace: ai }
spec: { selector: { app: agent }, ports: [{ port: 80 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: agent, namespace: ai }
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent, version: v1 } }
    spec: { containers: [{ name: agent, image: 'agent:1' }] }
---
`;

const route = (subset: string) => `apiVersion: networking.istio.io/v1beta1
kind: VirtualService
metadata: { name: agent, namespace: ai }
spec:
  hosts: [agent]
  http:
    - route:
        - destination:
            host: agent
            subset: ${subset}
---
`;

const rule = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: agent, namespace: ai }
spec:
  host: agent.ai.svc.cluster.local
  subsets: [{ name: v1, labels: { version: v1 } }]
---
`;

export const cases: RuleCases = {
  bad: [
    { name: 'no DestinationRule at all', files: { 'a.yaml': `${pods}${route('v1 # <-- here')}` } },
    { name: 'a DestinationRule without it', files: { 'a.yaml': `${pods}${rule}${route('v2 # <-- here')}` } },
  ],
  good: [
    { name: 'a subset that is made', files: { 'a.yaml': `${pods}${rule}${route('v1')}` } },
    { name: 'a namespace that these files do not fill', files: { 'a.yaml': route('v1') } },
  ],
};
