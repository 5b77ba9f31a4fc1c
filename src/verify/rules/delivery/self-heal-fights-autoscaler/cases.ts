import type { RuleCases } from '../../../rule.ts';

const application = (more: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  project: shop
  destination: { server: https://kubernetes.default.svc, namespace: shop }
  source: { repoURL: https://github.com/shop/platform, targetRevision: main, path: apps/api }
${more}`;

const heals = `  syncPolicy:
    automated:
      prune: true
      selfHeal: true`;

const files = (application: string, replicas = '  replicas: 3\n', scaler = autoscaler) => ({
  'argocd/shop.yaml': application,
  'apps/api/kustomization.yaml': 'resources: [all.yaml]\n',
  'apps/api/all.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
${replicas}  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: api:1 }] }
---
${scaler}`,
});

const autoscaler = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 3
  maxReplicas: 20
`;

const queue = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: api, namespace: shop }
spec:
  scaleTargetRef: { name: api }
  minReplicaCount: 3
  maxReplicaCount: 20
  triggers: []
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'three pods in Git, three to twenty by the autoscaler',
      files: files(application(`${heals} # <-- here\n`)),
    },
    { name: 'pods that KEDA moves', files: files(application(`${heals} # <-- here\n`), undefined, queue) },
    {
      name: 'differences ignored for another workload',
      files: files(
        application(`${heals} # <-- here
  ignoreDifferences:
    - { group: apps, kind: Deployment, name: web, jsonPointers: [/spec/replicas] }
`),
      ),
    },
  ],
  good: [
    { name: 'no number in Git', files: files(application(`${heals}\n`), '') },
    {
      name: 'differences ignored',
      files: files(
        application(`${heals}
  ignoreDifferences:
    - { group: apps, kind: Deployment, jsonPointers: [/spec/replicas] }
`),
      ),
    },
    {
      name: 'differences ignored by expression',
      files: files(
        application(`${heals}
  ignoreDifferences:
    - { group: apps, kind: Deployment, name: api, jqPathExpressions: [.spec.replicas] }
`),
      ),
    },
    {
      name: 'an Application that does not heal',
      files: files(application('  syncPolicy: { automated: { prune: true } }\n')),
    },
    { name: 'no autoscaler', files: files(application(`${heals}\n`), undefined, '') },
  ],
};
