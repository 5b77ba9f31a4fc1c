import type { RuleCases } from '../../../rule.ts';

const workload = (kind: string, name: string, replicas: string, env = '') => `apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name}, namespace: shop }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: main
          image: ${name}:1
${env}---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { selector: { app: ${name} }, ports: [{ port: 80 }] }
---
`;
const asks = (host: string) => `          env: [{ name: CACHE_URL, value: "${host}" }]\n`;
const release = (values = '', mark = '') => `repositories:
  - name: ingress-nginx
    url: https://kubernetes.github.io/ingress-nginx
releases:
  - name: entry${mark}
    namespace: entry
    chart: ingress-nginx/ingress-nginx
    version: 4.14.0
${values}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a cache that three pods need',
      files: {
        'cache.yaml': workload('StatefulSet', 'cache', '1 # <-- here'),
        'api.yaml': workload('Deployment', 'api', '3', asks('redis://cache.shop.svc:6379')),
      },
    },
    {
      name: 'in production alone',
      files: {
        'overlays/staging/kustomization.yaml': 'resources: [all.yaml]\n',
        'overlays/staging/all.yaml':
          workload('StatefulSet', 'cache', '1') + workload('Deployment', 'api', '3', asks('cache')),
        'overlays/production/kustomization.yaml': 'resources: [all.yaml]\n',
        'overlays/production/all.yaml':
          workload('StatefulSet', 'cache', '1 # <-- here') +
          workload('Deployment', 'api', '3', asks('cache')),
      },
    },
    {
      name: 'the controller of a chart, and one that is told so',
      files: {
        'a.yaml': workload('Deployment', 'api', '2'),
        'helmfile.yaml': release('', ' # <-- here'),
        'other/helmfile.yaml': release(
          '    values:\n      - controller:\n          replicaCount: 1 # <-- here\n',
        ),
      },
    },
  ],
  good: [
    {
      name: 'two of it, or an autoscaler that keeps two',
      files: {
        'cache.yaml': workload('StatefulSet', 'cache', '2'),
        'scaled.yaml': `${workload('Deployment', 'scaled', '1')}apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: scaled, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: scaled }
  minReplicas: 2
  maxReplicas: 4
`,
        'api.yaml': workload('Deployment', 'api', '3', asks('http://cache,http://scaled')),
      },
    },
    {
      name: 'a single pod that only a single pod needs, or nobody',
      files: {
        'cache.yaml': workload('StatefulSet', 'cache', '1'),
        'api.yaml': workload('Deployment', 'api', '1', asks('cache')),
        'web.yaml': workload('Deployment', 'web', '3', asks('http://cache-other.shop.svc')),
      },
    },
    {
      name: 'a controller with several pods, or on each node',
      files: {
        'a.yaml': workload('Deployment', 'api', '2'),
        'helmfile.yaml': release('    values: [{ controller: { replicaCount: 3 } }]\n'),
        'nodes/helmfile.yaml': release('    values: [{ controller: { kind: DaemonSet } }]\n'),
        'scaled/helmfile.yaml': release(
          '    values: [{ controller: { autoscaling: { enabled: true, minReplicas: 2 } } }]\n',
        ),
      },
    },
  ],
};
