import type { RuleCases } from '../../../rule.ts';

const application = (
  chart: string,
  repository: string,
  wave: string,
  values: string,
) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${chart}
  namespace: argocd
  annotations:
    argocd.argoproj.io/sync-wave: "${wave}"
spec:
  project: default
  destination: { server: https://kubernetes.default.svc, namespace: ${chart} }
  source:
    repoURL: ${repository}
    chart: ${chart}
    targetRevision: 1.0.0
    helm:
      valuesObject:
${values}
`;
const vault = (wave: string, mark = '', on = true) =>
  application(
    'vault',
    'https://helm.releases.hashicorp.com',
    wave,
    `        serverTelemetry:
          serviceMonitor:
            enabled: ${on}${mark}`,
  );
const prometheus = (wave: string) =>
  application(
    'kube-prometheus-stack',
    'https://prometheus-community.github.io/helm-charts',
    wave,
    '        prometheus: { serviceMonitor: { enabled: true } }',
  );
const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: servicemonitors.monitoring.coreos.com
spec:
  group: monitoring.coreos.com
  names: { kind: ServiceMonitor, plural: servicemonitors }
  scope: Namespaced
  versions: []
`;
const rules = (mark = '') =>
  application(
    'cert-manager',
    'https://charts.jetstack.io',
    '0',
    `        prometheus:
          podmonitor:
            enabled: true${mark}`,
  );

export const cases: RuleCases = {
  bad: [
    {
      name: 'a wave before the operator',
      files: { 'vault.yaml': vault('0', ' # <-- here'), 'prometheus.yaml': prometheus('2') },
    },
    { name: 'no operator at all', files: { 'vault.yaml': vault('0', ' # <-- here') } },
    { name: 'another spelling of the key', files: { 'cert-manager.yaml': rules(' # <-- here') } },
  ],
  good: [
    {
      name: 'the operator in an earlier wave',
      files: { 'vault.yaml': vault('2'), 'prometheus.yaml': prometheus('0') },
    },
    {
      name: 'both in one wave, where the sync is tried again',
      files: { 'vault.yaml': vault('0'), 'prometheus.yaml': prometheus('0') },
    },
    { name: 'a monitor that is turned off', files: { 'vault.yaml': vault('0', '', false) } },
    {
      name: 'the definition beside it',
      files: { 'vault.yaml': vault('0'), 'definition.yaml': definition },
    },
  ],
};
