import type { RuleCases } from '../../../rule.ts';

const pods = (ports: string, rest = '') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - { name: api, image: 'api:1', ports: ${ports} }
${rest}---
`;
const service = (ports: string, rest = '') => `apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec:
  selector: { app: api }
${rest}  ports:
${ports}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'another number',
      files: {
        'api.yaml':
          pods('[{ name: http, containerPort: 8000 }]') +
          service('    - port: 80\n      targetPort: 8001 # <-- here\n'),
      },
    },
    {
      name: 'no targetPort, so that the port itself counts',
      files: { 'api.yaml': pods('[{ containerPort: 8000 }]') + service('    - port: 80 # <-- here\n') },
    },
    {
      name: 'a name that no container declares',
      files: {
        'api.yaml':
          pods('[{ name: http, containerPort: 8000 }]') +
          service('    - name: web\n      port: 80\n      targetPort: web # <-- here\n'),
      },
    },
    {
      name: 'a name, where the container declares no port at all',
      files: { 'api.yaml': pods('[]') + service('    - port: 80\n      targetPort: http # <-- here\n') },
    },
    {
      name: 'another protocol',
      files: {
        'api.yaml':
          pods('[{ containerPort: 5300 }]') +
          service('    - port: 53\n      protocol: UDP\n      targetPort: 5300 # <-- here\n'),
      },
    },
    {
      name: 'a port that only an init container opens',
      files: {
        'api.yaml':
          pods(
            '[{ containerPort: 8000 }]',
            "      initContainers: [{ name: warm, image: 'warm:1', ports: [{ containerPort: 9000 }] }]\n",
          ) + service('    - port: 80\n      targetPort: 9000 # <-- here\n'),
      },
    },
  ],
  good: [
    {
      name: 'by number and by name',
      files: {
        'api.yaml':
          pods('[{ name: http, containerPort: 8000 }, { containerPort: 9090 }]') +
          service('    - { name: web, port: 80, targetPort: http }\n    - { name: metrics, port: 9090 }\n'),
      },
    },
    {
      name: 'a number, where the container declares no port',
      files: { 'api.yaml': pods('[]') + service('    - { port: 80, targetPort: 8000 }\n') },
    },
    {
      name: 'a port of a sidecar that starts as init container',
      files: {
        'api.yaml':
          pods(
            '[{ containerPort: 8000 }]',
            "      initContainers: [{ name: proxy, image: 'proxy:1', restartPolicy: Always, ports: [{ containerPort: 9000 }] }]\n",
          ) + service('    - { port: 80, targetPort: 9000 }\n'),
      },
    },
    {
      name: 'headless, external and without selector',
      files: {
        'api.yaml':
          pods('[{ containerPort: 8000 }]') + service('    - { port: 80 }\n', '  clusterIP: None\n'),
        'others.yaml': `apiVersion: v1
kind: Service
metadata: { name: old, namespace: shop }
spec: { ports: [{ port: 80, targetPort: 1 }] }
---
apiVersion: v1
kind: Service
metadata: { name: far, namespace: shop }
spec: { type: ExternalName, externalName: example.com, selector: { app: api }, ports: [{ port: 443 }] }
`,
      },
    },
    {
      name: 'pods of an operator',
      files: {
        'db.yaml': `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: db, namespace: shop }
spec: { instances: 1 }
---
apiVersion: v1
kind: Service
metadata: { name: db-extra, namespace: shop }
spec: { selector: { cnpg.io/cluster: db }, ports: [{ port: 5433 }] }
`,
      },
    },
    {
      name: 'a port of the mesh sidecar',
      files: {
        'api.yaml': `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
${pods('[{ containerPort: 8000 }]')}${service('    - { port: 15020 }\n')}`,
      },
    },
  ],
};
