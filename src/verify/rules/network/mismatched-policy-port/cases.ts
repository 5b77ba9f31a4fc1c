import type { RuleCases } from '../../../rule.ts';

const pods = (name: string, ports: string, namespace = 'shop') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers: [{ name: ${name}, image: '${name}:1', ports: ${ports} }]
---
`;
const policy = (rest: string, name = 'api') => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec:
  podSelector: { matchLabels: { app: ${name} } }
${rest}---
`;
const http = '[{ name: http, containerPort: 8000 }]';

export const cases: RuleCases = {
  bad: [
    {
      name: 'the port of the Service instead of the pods',
      files: {
        'api.yaml': `${pods('api', http)}${policy(`  ingress:
    - from: [{ podSelector: {} }]
      ports:
        - port: 80 # <-- here
`)}apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { selector: { app: api }, ports: [{ port: 80, targetPort: http }] }
`,
      },
    },
    {
      name: 'egress to pods of the repository',
      files: {
        'api.yaml':
          pods('api', http) +
          pods('db', '[{ containerPort: 5432 }]', 'data') +
          policy(`  egress:
    - to:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: data } }
          podSelector: { matchLabels: { app: db } }
      ports:
        - port: 5433 # <-- here
`),
      },
    },
    {
      name: 'a name and a range',
      files: {
        'api.yaml':
          pods('api', http) +
          policy(`  ingress:
    - ports:
        - port: web # <-- here
        - port: 9000 # <-- here
          endPort: 9100
        - port: 8000 # <-- here
          protocol: UDP
`),
      },
    },
  ],
  good: [
    {
      name: 'numbers, names, ranges and whole protocols',
      files: {
        'api.yaml':
          pods('api', http) +
          policy(
            '  ingress: [{ ports: [{ port: 8000 }, { port: http }, { port: 7000, endPort: 9000 }, { protocol: UDP }] }]\n',
          ),
      },
    },
    {
      name: 'pods that are not in the repository',
      files: {
        'api.yaml':
          pods('api', http) +
          policy(`  egress:
    - to:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }
      ports: [{ port: 53, protocol: UDP }]
    - to: [{ ipBlock: { cidr: 10.0.0.0/16 } }]
      ports: [{ port: 5432 }]
    - ports: [{ port: 443 }]
`),
      },
    },
    {
      name: 'sidecars of the mesh, pods without declared ports, operators',
      files: {
        'shop.yaml':
          `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
` +
          pods('api', http) +
          policy('  ingress: [{ ports: [{ port: 15020 }, { port: 15090 }] }]\n') +
          pods('worker', '[]') +
          policy('  ingress: [{ ports: [{ port: 1234 }] }]\n', 'worker'),
        'queue.yaml': `apiVersion: rabbitmq.com/v1beta1
kind: RabbitmqCluster
metadata: { name: queue, namespace: shop }
spec: { replicas: 3 }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: queue, namespace: shop }
spec:
  podSelector: { matchLabels: { app.kubernetes.io/name: queue } }
  ingress: [{ ports: [{ port: 25672 }, { port: 5672 }] }]
`,
      },
    },
  ],
};
