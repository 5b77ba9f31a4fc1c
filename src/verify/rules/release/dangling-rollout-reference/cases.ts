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
  ],
  good: [
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
