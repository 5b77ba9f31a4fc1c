/** A release of a chart by Argo CD with its values. */
export const release = (chart: string, values: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${chart}
  namespace: argocd
spec:
  project: default
  destination:
    server: https://kubernetes.default.svc
    namespace: monitoring
  source:
    repoURL: https://grafana-community.github.io/helm-charts
    chart: ${chart}
    targetRevision: 1.0.0
    helm:
      valuesObject:
${values}`;
