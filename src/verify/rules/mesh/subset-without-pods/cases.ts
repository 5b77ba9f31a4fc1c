import type { RuleCases } from '../../../rule.ts';

const pods = (version: string) => `apiVersion: v1
kind: Service
metadata: { name: claims-service, namespace: claims }
spec: { selector: { app: claims-service }, ports: [{ port: 80 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: claims-service${version === 'v1' ? '' : `-${version}`}, namespace: claims }
spec:
  selector: { matchLabels: { app: claims-service, version: ${version} } }
  template:
    metadata: { labels: { app: claims-service, version: ${version} } }
    spec: { containers: [{ name: claims, image: 'claims:1' }] }
---
`;

const mesh = (weight: string, mark = '') => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: claims-service, namespace: claims }
spec:
  hosts: [claims-service]
  http:
    - route:
        - destination: { host: claims-service, subset: v1 }
          weight: 90
        - destination: { host: claims-service, subset: v2 }${mark}
          weight: ${weight}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: claims-service, namespace: claims }
spec:
  host: claims-service
  subsets:
    - { name: v1, labels: { version: v1 } }
    - { name: v2, labels: { version: v2 } }
---
`;

const second = pods('v2').slice(pods('v2').indexOf('---') + 4);

export const cases: RuleCases = {
  bad: [
    {
      name: 'a tenth for a version that nobody runs',
      files: { 'a.yaml': pods('v1') + mesh('10', ' # <-- here') },
    },
    {
      name: 'a header that leads to a version that nobody runs',
      files: {
        'a.yaml': `${pods('v1')}apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: claims-service, namespace: claims }
spec:
  hosts: [claims-service]
  http:
    - match: [{ headers: { x-version: { exact: v2 } } }]
      route:
        - destination: { host: claims-service, subset: v2 } # <-- here
    - route:
        - destination: { host: claims-service }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: claims-service, namespace: claims }
spec:
  host: claims-service
  subsets:
    - { name: v2, labels: { version: v2 } }
`,
      },
    },
  ],
  good: [
    { name: 'no weight yet', files: { 'a.yaml': pods('v1') + mesh('0') } },
    { name: 'both versions run', files: { 'a.yaml': pods('v1') + second + mesh('10') } },
  ],
};
