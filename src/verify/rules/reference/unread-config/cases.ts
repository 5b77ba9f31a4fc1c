import type { RuleCases } from '../../../rule.ts';

const map = (name: string, data: string, labels = '') => `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: shop
${labels}data:
${data}---
`;

const workload = (container: string, rest = '') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: api:1
${container}${rest}`;

const byKey =
  '          env: [{ name: STAGE, valueFrom: { configMapKeyRef: { name: settings, key: STAGE } } }]\n';

export const cases: RuleCases = {
  bad: [
    {
      name: 'a ConfigMap beside workloads that do not speak of it',
      files: {
        'api.yaml': workload(''),
        'spot.yaml': map('spot-nodes # <-- here', '  handling: drain\n'),
      },
    },
    {
      name: 'keys beside one that is taken by name',
      files: {
        'api.yaml': workload(byKey),
        'settings.yaml': map('settings', '  STAGE: production\n  LOG_LEVEL: debug # <-- here\n'),
      },
    },
    {
      name: 'a key of an overlay',
      files: {
        'base/kustomization.yaml': 'resources: [api.yaml]\n',
        'base/api.yaml': workload(byKey),
        'overlay/kustomization.yaml':
          'namespace: shop\nresources: [../base]\nconfigMapGenerator:\n  - name: settings\n    literals:\n      - STAGE=staging\n      - DATABASE_HOST=db # <-- here\n',
      },
    },
  ],
  good: [
    {
      name: 'a name or a key that is misspelt where it is read',
      files: {
        'api.yaml': workload(byKey.replace('key: STAGE', 'key: STAGES')),
        'settings.yaml': map('settings', '  STAGE: production\n'),
        'web.yaml': workload(byKey.replace('name: settings', 'name: web-setings')).replaceAll(
          ': api',
          ': web',
        ),
        'web-settings.yaml': map('web-settings', '  STAGE: production\n'),
      },
    },
    {
      name: 'all keys are taken, by a volume or as variables, also where it may be missing',
      files: {
        'api.yaml': workload(
          '          envFrom: [{ configMapRef: { name: settings, optional: true } }]\n',
          '      volumes: [{ name: files, configMap: { name: files } }]\n',
        ),
        'settings.yaml': map('settings', '  STAGE: x\n  LOG_LEVEL: y\n') + map('files', '  a.conf: x\n'),
      },
    },
    {
      name: 'an argument or another object names it, or a program finds it by its label',
      files: {
        'api.yaml': workload('          args: [--config-map=$(NAMESPACE)/controller]\n'),
        'maps.yaml':
          map('controller', '  a: b\n') +
          map('board', '  a.txt: x\n', '  labels: { grafana_dashboard: "1" }\n') +
          map('kube-root-ca.crt', '  a: b\n'),
      },
    },
    {
      name: 'a chart in the namespace may read it',
      files: {
        'api.yaml': workload(''),
        'settings.yaml': map('settings', '  a: b\n'),
        'helmfile.yaml':
          'releases:\n  - { name: tool, namespace: shop, chart: oci://example.com/tool, version: 1.0.0 }\n',
      },
    },
    { name: 'no workload beside it', files: { 'settings.yaml': map('settings', '  a: b\n') } },
  ],
};
