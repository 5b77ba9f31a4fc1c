import type { RuleCases } from '../../../rule.ts';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: kong
  namespace: edge
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: kong
  template:
    metadata:
      labels:
        app.kubernetes.io/name: kong
        version: v1
    spec:
      containers:
        - name: kong
          image: registry.example.com/kong:3.9
`;

const service = (spec: string, namespace = 'edge') => `---
apiVersion: v1
kind: Service
metadata:
  name: kong
  namespace: ${namespace}
spec:
  ports:
    - port: 80
${spec}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'another key for the same name',
      files: { 'kong.yaml': deployment + service('  selector: # <-- here\n    app: kong\n') },
    },
    {
      name: 'one label too many',
      files: {
        'kong.yaml':
          deployment + service('  selector: # <-- here\n    app.kubernetes.io/name: kong\n    version: v2\n'),
      },
    },
    {
      name: 'the right labels in another namespace',
      files: {
        'kong.yaml':
          deployment + service('  selector: # <-- here\n    app.kubernetes.io/name: kong\n', 'default'),
      },
    },
  ],
  good: [
    {
      name: 'fewer labels than the pods carry, and none at all',
      files: {
        'kong.yaml':
          deployment + service('  selector:\n    version: v1\n') + service('  clusterIP: None\n', 'data'),
      },
    },
    {
      name: 'an ExternalName Service',
      files: {
        'kong.yaml': service(
          '  type: ExternalName\n  externalName: db.example.com\n  selector:\n    app: db\n',
        ),
      },
    },
    {
      name: 'a single pod of a StatefulSet',
      files: {
        'search.yaml': `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: search
spec:
  serviceName: search
  selector:
    matchLabels: { app: search }
  template:
    metadata:
      labels: { app: search }
    spec:
      containers:
        - name: search
          image: registry.example.com/search:2.19.0
---
apiVersion: v1
kind: Service
metadata:
  name: search-0
spec:
  selector:
    app: search
    statefulset.kubernetes.io/pod-name: search-0
  ports:
    - port: 9200
`,
      },
    },
    {
      name: 'pods that operators make',
      files: {
        'data.yaml': `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: claims
  namespace: data
spec:
  instances: 3
---
apiVersion: v1
kind: Service
metadata:
  name: claims-primary
  namespace: data
spec:
  selector:
    cnpg.io/cluster: claims
    cnpg.io/instanceRole: primary
  ports:
    - port: 5432
---
apiVersion: v1
kind: Service
metadata:
  name: kafka
  namespace: data
spec:
  selector:
    strimzi.io/cluster: events
  ports:
    - port: 9092
`,
      },
    },
    {
      name: 'pods whose namespace the files leave open',
      files: {
        'web.yaml':
          deployment.replace('  namespace: edge\n', '') +
          service('  selector:\n    app.kubernetes.io/name: kong\n'),
      },
    },
  ],
};
