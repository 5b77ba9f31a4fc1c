import type { RuleCases } from '../../../rule.ts';

const application = (project: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  project: ${project}
  destination: { server: https://kubernetes.default.svc, namespace: shop }
  source: { repoURL: https://github.com/shop/platform, targetRevision: main, path: apps }
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'the project that is there from the start',
      files: { 'a.yaml': application('default # <-- here') },
    },
  ],
  good: [
    { name: 'a project of its own', files: { 'a.yaml': application('shop-production') } },
    {
      name: 'an Application of another system',
      files: { 'a.yaml': application('default').replace('argoproj.io/v1alpha1', 'app.k8s.io/v1beta1') },
    },
  ],
};
