import type { RuleCases } from '../../../rule.ts';

const namespace = (level: string) => `apiVersion: v1
kind: Namespace
metadata:
  name: observability
  labels:
    pod-security.kubernetes.io/enforce: ${level}
`;

const application = (chart: string, values: string, mark = '') => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${chart}
  namespace: argocd
spec:
  project: default
  destination:
    server: https://kubernetes.default.svc
    namespace: observability
  source:
    repoURL: https://grafana.github.io/helm-charts${mark}
    chart: ${chart}
    targetRevision: 1.12.1
    helm:
      valuesObject:
${values}
`;
const alloy = (mark = '') => application('alloy', '        alloy: { mounts: { varlog: true } }', mark);

export const cases: RuleCases = {
  bad: [
    {
      name: 'baseline lets no folder of the node through',
      files: { 'namespace.yaml': namespace('baseline'), 'alloy.yaml': alloy(' # <-- here') },
    },
    {
      name: 'nor does restricted',
      files: { 'namespace.yaml': namespace('restricted'), 'alloy.yaml': alloy(' # <-- here') },
    },
  ],
  good: [
    {
      name: 'a privileged namespace',
      files: { 'namespace.yaml': namespace('privileged'), 'alloy.yaml': alloy() },
    },
    {
      name: 'an Alloy that reads no files of the node',
      files: {
        'namespace.yaml': namespace('baseline'),
        'alloy.yaml': application('alloy', '        controller: { type: deployment }'),
      },
    },
  ],
};
