import type { RuleCases } from '../../../rule.ts';

const chart = 'apiVersion: v2\nname: api\nversion: 1.0.0\n';
const values = 'replicaCount: 2\nimage:\n  repository: shop/api\n  tag: 1.2.3\n';

export const cases: RuleCases = {
  bad: [
    {
      name: 'a misspelt name',
      files: {
        'api/Chart.yaml': chart,
        'api/values.yaml': values,
        'api/templates/deployment.yaml': `spec:
  replicas: {{ .Values.replicas }} # <-- here
  image: "{{ .Values.image.repository }}:{{ .Values.image.tags }}" # <-- here
`,
      },
    },
    {
      name: 'a chart without values',
      files: {
        'api/Chart.yaml': chart,
        'api/templates/_helpers.tpl':
          '{{- define "api.name" }}\n{{ $.Values.name | quote }} # <-- here\n{{- end }}\n',
      },
    },
  ],
  good: [
    {
      name: 'values that are given, asked for, or have another at hand',
      files: {
        'api/Chart.yaml': chart,
        'api/values.yaml': `${values}nodeSelector: {}\nempty:\n`,
        'api/templates/deployment.yaml': `{{- /* .Values.comment is no action */}}
image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
replicas: {{ .Values.replicaCount }}
empty: {{ .Values.empty }}
{{- with .Values.nodeSelector }}
nodeSelector: {{ toYaml . }}
{{- end }}
{{- if .Values.ingress }}
host: {{ .Values.ingress.host }}
{{- end }}
class: {{ default "nginx" .Values.class }}
region: {{ .Values.global.region }}
text: {{ "{{ .Values.text }}" }} {{\`{{ .Values.raw }}\`}}
`,
      },
    },
    {
      name: 'values from the chart above',
      files: {
        'shop/Chart.yaml': `apiVersion: v2
name: shop
version: 1.0.0
dependencies:
  - name: api
    version: 1.0.0
`,
        'shop/values.yaml': 'api:\n  host: api.example.com\n',
        'shop/charts/api/Chart.yaml': chart,
        'shop/charts/api/templates/route.yaml': 'host: {{ .Values.host }}\n',
      },
    },
    {
      name: 'a chart whose library is not here',
      files: {
        'api/Chart.yaml': `${chart}dependencies:
  - name: common
    version: 2.0.0
    repository: https://charts.example.com
`,
        'api/templates/deployment.yaml': 'name: {{ .Values.fullname }}\n',
      },
    },
  ],
};
