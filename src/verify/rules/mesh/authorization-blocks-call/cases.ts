import type { RuleCases } from '../../../rule.ts';

const definition = {
  name: 'shop',
  environments: ['production'],
  cloud: { provider: 'aws', region: 'eu-central-1' },
  namespaces: { shop: { mesh: true } },
  services: { web: { port: 8080, calls: ['api'] }, api: { port: 8081 } },
};

const deployment = (name: string, port: number) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      serviceAccountName: ${name}
      containers: [{ name: ${name}, image: '${name}:1', ports: [{ containerPort: ${port} }] }]
---
`;

const namespace = `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
`;

const policy = (spec: string) => `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
${spec}`;

const all = namespace + deployment('web', 8080) + deployment('api', 8081);
const admit = (source: string, ports = '8081') =>
  policy(`  rules: # <-- here
    - from: [{ source: ${source} }]
      to: [{ operation: { ports: ["${ports}"] } }]
`);
const good = (text: string) => text.replaceAll(' # <-- here', '');

export const cases: RuleCases = {
  bad: [
    {
      name: 'another identity',
      files: { 'a.yaml': all + admit('{ principals: [cluster.local/ns/shop/sa/worker] }') },
      definition,
    },
    {
      name: 'another port',
      files: { 'a.yaml': all + admit('{ principals: [cluster.local/ns/shop/sa/web] }', '9090') },
      definition,
    },
    {
      name: 'plain text only',
      files: { 'a.yaml': all + admit('{ notPrincipals: ["*"] }') },
      definition,
    },
    {
      name: 'nobody in the namespace',
      files: {
        'a.yaml': `${all}apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: deny, namespace: shop }
spec: {} # <-- here
`,
      },
      definition,
    },
  ],
  good: [
    {
      name: 'the caller',
      files: { 'a.yaml': all + good(admit('{ principals: [cluster.local/ns/shop/sa/web] }')) },
      definition,
    },
    { name: 'the namespace', files: { 'a.yaml': all + good(admit('{ namespaces: [shop] }')) }, definition },
    { name: 'no policy at all', files: { 'a.yaml': all }, definition },
    {
      name: 'no sidecar that would look',
      files: {
        'a.yaml': deployment('web', 8080) + deployment('api', 8081) + good(admit('{ principals: [x] }')),
      },
      definition,
    },
  ],
};
