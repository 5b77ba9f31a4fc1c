import type { RuleCases } from '../../../rule.ts';

const definition = {
  name: 'ai',
  environments: ['production'],
  cloud: { provider: 'aws', region: 'eu-central-1' },
  namespaces: { ai: { mesh: true } },
  externals: { models: { host: 'api.models.example' } },
  services: { agent: { port: 8080, calls: ['models'] } },
};

const pods = `apiVersion: v1
kind: Namespace
metadata: { name: ai, labels: { istio-injection: enabled } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: agent, namespace: ai } # <-- here
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec: { containers: [{ name: agent, image: 'agent:1' }] }
---
`;

const entry = (host: string, more = '') => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: models, namespace: egress }
spec:
  hosts: ['${host}']
  ports: [{ number: 443, name: tls, protocol: TLS }]
${more}`;

const good = (text: string) => text.replaceAll(' # <-- here', '');

export const cases: RuleCases = {
  bad: [
    { name: 'no entry', files: { 'a.yaml': pods }, definition },
    { name: 'an entry for another host', files: { 'a.yaml': pods + entry('api.model.example') }, definition },
    {
      name: 'an entry that only another namespace sees',
      files: { 'a.yaml': pods + entry('api.models.example', '  exportTo: [.]\n') },
      definition,
    },
  ],
  good: [
    { name: 'an entry', files: { 'a.yaml': good(pods) + entry('api.models.example') }, definition },
    {
      name: 'an entry for all of the domain',
      files: { 'a.yaml': good(pods) + entry('*.models.example') },
      definition,
    },
    {
      name: 'a mesh that lets everything out',
      files: { 'a.yaml': good(pods) },
      definition: { ...definition, mesh: { outbound: 'any' } },
    },
  ],
};
