import type { RuleCases } from '../../../rule.ts';

const chart = 'apiVersion: v2\nname: api\nversion: 1.0.0\n';

export const cases: RuleCases = {
  bad: [
    {
      name: 'what no template reads, at the outermost place',
      files: {
        'api/Chart.yaml': chart,
        'api/values.yaml': `replicaCount: 2
image:
  repository: shop/api
  tagg: 1.2.3 # <-- here
ingress: # <-- here
  enabled: false
  host: api.example.com
`,
        'api/templates/deployment.yaml':
          'replicas: {{ .Values.replicaCount }}\nimage: {{ .Values.image.repository }}\n',
      },
    },
  ],
  good: [
    {
      name: 'what templates of a library read',
      files: {
        'api/Chart.yaml': `${chart}dependencies: [{ name: common, version: 1.0.0, repository: "file://../common" }]\n`,
        'api/values.yaml': 'image: shop/api:1.0.0\n',
        'api/templates/deployment.yaml': 'image: {{ include "common.image" . }}\n',
        'common/Chart.yaml': 'apiVersion: v2\nname: common\ntype: library\nversion: 1.0.0\n',
        'common/templates/_image.tpl': '{{ define "common.image" }}{{ .Values.image }}{{ end }}\n',
      },
    },
    {
      name: 'what is read as a whole, by Helm itself, or by charts below',
      files: {
        'shop/Chart.yaml': `apiVersion: v2
name: shop
version: 1.0.0
dependencies:
  - name: api
    version: 1.0.0
    condition: parts.api
  - name: api
    alias: second
    version: 1.0.0
`,
        'shop/values.yaml': `global:
  region: eu
parts:
  api: true
api:
  env:
    LOG_LEVEL: info
second: {}
beside: {}
`,
        'shop/templates/NOTES.txt': 'Installed.\n',
        'shop/charts/api/Chart.yaml': chart,
        'shop/charts/api/values.yaml': 'env: {}\n',
        'shop/charts/api/templates/config.yaml': 'data: {{ toYaml .Values.env }}\n',
        'shop/charts/beside/Chart.yaml': chart.replace('name: api', 'name: beside'),
      },
    },
    {
      name: 'a chart that hands all values on',
      files: {
        'api/Chart.yaml': chart,
        'api/values.yaml': 'a: 1\n',
        'api/templates/config.yaml': 'data: {{ tpl (toYaml .Values) . }}\n',
      },
    },
    {
      name: 'a library, whose values its users read',
      files: {
        'lib/Chart.yaml': `${chart}type: library\n`,
        'lib/values.yaml': 'a: 1\n',
        'lib/templates/_x.tpl': 'x\n',
      },
    },
  ],
};
