import type { RuleCases } from '../../../rule.ts';

const deployment = (pod: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: claims-service
  namespace: claims
spec:
  selector:
    matchLabels: { app: claims-service }
  template:
    metadata:
      labels: { app: claims-service }
    spec:
${pod}      containers:
        - name: claims-service
          image: registry.example.com/claims-service:1.4.2
`;

const account = (name: string, namespace: string) => `---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${name}
  namespace: ${namespace}
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'declared nowhere, with a similar one',
      files: {
        'claims.yaml':
          deployment('      serviceAccountName: claims-service # <-- here\n') +
          account('claim-service', 'claims'),
      },
    },
    {
      name: 'declared in another namespace',
      files: {
        'claims.yaml':
          deployment('      serviceAccountName: claims-service # <-- here\n') +
          account('claims-service', 'default'),
      },
    },
    {
      name: 'the old field, in a CronJob',
      files: {
        'report.yaml': `apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          serviceAccount: report # <-- here
          restartPolicy: Never
          containers:
            - name: report
              image: registry.example.com/report:1.0.0
`,
      },
    },
  ],
  good: [
    {
      name: 'declared in the namespace',
      files: {
        'claims.yaml':
          deployment('      serviceAccountName: claims-service\n') + account('claims-service', 'claims'),
      },
    },
    { name: 'the default one', files: { 'claims.yaml': deployment('      serviceAccountName: default\n') } },
    { name: 'none named', files: { 'claims.yaml': deployment('') } },
    {
      name: 'in a namespace into which a chart brings objects',
      files: {
        'claims.yaml': `${deployment('      serviceAccountName: claims-service\n')}---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: claims
  namespace: claims
spec:
  interval: 10m
  chart: { spec: { chart: claims, sourceRef: { kind: HelmRepository, name: charts } } }
`,
      },
    },
    {
      name: 'declared by a kustomization that runs beside this one',
      files: {
        'accounts/kustomization.yaml': 'resources: [accounts.yaml]\n',
        'accounts/accounts.yaml': account('claims-service', 'claims'),
        'claims/kustomization.yaml': 'resources: [claims.yaml]\n',
        'claims/claims.yaml': deployment('      serviceAccountName: claims-service\n'),
      },
    },
  ],
};
