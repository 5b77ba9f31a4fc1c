import type { RuleCases } from '../../../rule.ts';

const anything = { 'namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n' };

const application = (revision: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: keda, namespace: argocd }
spec:
  project: shop
  destination: { server: https://kubernetes.default.svc, namespace: keda }
  source:
    repoURL: https://kedacore.github.io/charts
    chart: keda
    targetRevision: ${revision}
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a release without a version',
      files: {
        ...anything,
        'helmfile.yaml': 'releases:\n  - name: keda # <-- here\n    chart: kedacore/keda\n',
      },
    },
    {
      name: 'a range in a release',
      files: {
        ...anything,
        'helmfile.yaml':
          "releases:\n  - name: keda\n    chart: kedacore/keda\n    version: '~> 2.20' # <-- here\n",
      },
    },
    ...['"*" # <-- here', '2.x # <-- here', '">=2.0.0 <3.0.0" # <-- here', 'HEAD # <-- here'].map(
      (revision) => ({
        name: `an Application on ${revision}`,
        files: { 'app.yaml': application(revision) },
      }),
    ),
  ],
  good: [
    { name: 'an exact version', files: { 'app.yaml': application('2.20.2') } },
    { name: 'an exact version with a v and a candidate', files: { 'app.yaml': application('v1.21.0-rc.1') } },
    {
      name: 'a chart of the repository itself',
      files: { ...anything, 'helmfile.yaml': 'releases:\n  - name: own\n    chart: ./charts/own\n' },
    },
    {
      name: 'an Application of a folder',
      files: {
        'app.yaml': application('main').replace('chart: keda', 'path: apps/keda'),
      },
    },
  ],
};
