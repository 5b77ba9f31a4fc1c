import type { RuleCases } from '../../../rule.ts';

const cluster = (level: string) => `apiVersion: v1
kind: Namespace
metadata:
  name: application
  labels:
    istio-injection: enabled
    pod-security.kubernetes.io/enforce: ${level}
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: agent, namespace: application }
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec: { containers: [{ name: agent, image: 'agent:1' }] }
`;

const releases = (...charts: readonly string[]) => `repositories:
  - { name: istio, url: https://blob.istio.io/istio-release/charts }
releases:
${charts.map((chart) => `  - { name: istio-${chart}, namespace: istio-system, chart: istio/${chart} }\n`).join('')}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'restricted, and istiod alone',
      files: {
        'helmfile.yaml': releases('base', 'istiod'),
        'a.yaml': cluster('restricted # <-- here'),
      },
    },
    {
      name: 'baseline, and istiod alone',
      files: { 'helmfile.yaml': releases('base', 'istiod'), 'a.yaml': cluster('baseline # <-- here') },
    },
  ],
  good: [
    {
      name: 'the agent is there',
      files: { 'helmfile.yaml': releases('base', 'istiod', 'cni'), 'a.yaml': cluster('restricted') },
    },
    {
      name: 'privileged',
      files: { 'helmfile.yaml': releases('base', 'istiod'), 'a.yaml': cluster('privileged') },
    },
    { name: 'Istio comes from elsewhere', files: { 'a.yaml': cluster('restricted') } },
  ],
};
