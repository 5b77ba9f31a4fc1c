import type { RuleCases } from '../../../rule.ts';

const application = (chart: string, version: string, values: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${chart}, namespace: argocd }
spec:
  project: shop
  destination: { server: https://kubernetes.default.svc, namespace: platform }
  source:
    repoURL: https://charts.example.com
    chart: ${chart}
    targetRevision: ${version}
    helm:
      valuesObject:
${values}`;

const certManager = (values: string) => application('cert-manager', 'v1.21.1', values);

export const cases: RuleCases = {
  bad: [
    {
      name: 'letters that changed places, and a letter that is missing',
      files: {
        'app.yaml': certManager(`        repilcaCount: 2 # <-- here
        webhook:
          replicaCont: 2 # <-- here
`),
      },
    },
    {
      name: 'a key in the usual spelling, where the chart has its own',
      files: {
        'app.yaml': certManager(`        prometheus:
          serviceMonitor: # <-- here
            enabled: true
`),
      },
    },
    {
      name: 'a value in a file of a helmfile',
      files: {
        'namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n',
        'helmfile.yaml':
          'releases:\n  - name: keda\n    chart: kedacore/keda\n    version: 2.20.2\n    values: [keda.yaml]\n',
        'keda.yaml': 'operator:\n  replicaCuont: 2 # <-- here\n',
      },
    },
  ],
  good: [
    {
      name: 'values that the chart has, and maps that are the own affair of whoever fills them',
      files: {
        'app.yaml': certManager(`        replicaCount: 2
        nodeSelector: { pol: general, kubernetes.io/arch: amd64 }
        resources: { request: { cpu: 10m } }
        crds: { enabled: true }
`),
      },
    },
    {
      name: 'a value that nobody here knows, but that is near to none',
      files: { 'app.yaml': certManager('        enableCertificateOwnerRef: true\n        toleration: []\n') },
    },
    {
      name: 'a value that a hand would not write for one that is known',
      files: {
        'app.yaml': application(
          'external-secrets',
          '2.9.0',
          '        processClusterMirror: true\n        logs: x\n',
        ),
      },
    },
    {
      name: 'another version of the chart, which may have other values',
      files: { 'app.yaml': application('cert-manager', 'v1.12.0', '        repilcaCount: 2\n') },
    },
    {
      name: 'a chart that nobody here knows',
      files: { 'app.yaml': application('shop', 'v1.21.1', '        repilcaCount: 2\n') },
    },
  ],
};
