import type { RuleCases } from '../../../rule.ts';

const rollout = (strategy: string) => `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: 'api:1' }] }
  strategy:
${strategy}---
`;

const service = (name: string) => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { selector: { app: api }, ports: [{ port: 80 }] }
---
`;

const template = `apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: success, namespace: shop }
spec: { metrics: [] }
---
`;

const blueGreen = (preview: string) => `    blueGreen:
      activeService: api
      previewService: ${preview}
`;

const gateway = (routes: string, namespace: string) => `    canary:
      trafficRouting:
        plugins:
          argoproj-labs/gatewayAPI:
            namespace: ${namespace}
            ${routes}
`;

const route = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: api, namespace: shop }
spec: {}
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a preview Service that is not there',
      files: { 'a.yaml': rollout(blueGreen('api-preview # <-- here')) + service('api') },
    },
    {
      name: 'an analysis of a step that is not there',
      files: {
        'a.yaml': `${rollout(`    canary:
      steps:
        - setWeight: 10
        - analysis:
            templates:
              - templateName: succes # <-- here
`)}${template}`,
      },
    },
    {
      name: 'a VirtualService that is not there',
      files: {
        'a.yaml': rollout(`    canary:
      trafficRouting:
        istio:
          virtualService:
            name: api # <-- here
`),
      },
    },
    {
      name: 'an HTTPRoute that is in another namespace',
      files: {
        'a.yaml': `${rollout(gateway('httpRoutes: [{ name: api }] # <-- here', 'edge'))}${route}`,
      },
    },
  ],
  good: [
    {
      name: 'an HTTPRoute of its own namespace',
      files: { 'a.yaml': `${rollout(gateway('httpRoute: api', 'shop'))}${route}` },
    },
    {
      name: 'both Services',
      files: { 'a.yaml': rollout(blueGreen('api-preview')) + service('api') + service('api-preview') },
    },
    {
      name: 'a template of the whole cluster',
      files: {
        'a.yaml': `${rollout(`    canary:
      steps:
        - analysis: { templates: [{ templateName: success, clusterScope: true }] }
`)}apiVersion: argoproj.io/v1alpha1
kind: ClusterAnalysisTemplate
metadata: { name: success }
spec: { metrics: [] }
`,
      },
    },
  ],
};
