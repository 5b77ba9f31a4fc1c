import type { RuleCases } from '../../../rule.ts';

const application = (name: string, wave: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
  namespace: argocd
  annotations:
    argocd.argoproj.io/sync-wave: ${wave}
spec:
  project: shop
  destination: { server: https://kubernetes.default.svc, namespace: shop }
  source: { repoURL: https://github.com/shop/platform, targetRevision: main, path: apps/${name} }
`;
const waves = (mark = '') => ({
  'argocd/a.yaml': application('a', '"0"'),
  'argocd/b.yaml': application('b', `"1"${mark}`),
});
const settings = (data: string) => `apiVersion: v1
kind: ConfigMap
metadata: { name: argocd-cm, namespace: argocd }
data:
  admin.enabled: "false"
${data}`;
const script =
  '  resource.customizations.health.argoproj.io_Application: |\n    return { status = "Healthy" }\n';
const install = {
  'helmfile.yaml': `releases:
  - name: argocd
    namespace: argocd
    chart: argo/argo-cd
    version: 10.1.1
    values: [values.yaml]
`,
};

export const cases: RuleCases = {
  bad: [
    {
      name: 'a configuration without it',
      files: { ...waves(' # <-- here'), 'argocd-cm.yaml': settings('') },
    },
    {
      name: 'values of the chart without it',
      files: { ...waves(' # <-- here'), ...install, 'values.yaml': 'server: { replicas: 2 }\n' },
    },
  ],
  good: [
    { name: 'a configuration with it', files: { ...waves(), 'argocd-cm.yaml': settings(script) } },
    {
      name: 'values of the chart with it',
      files: {
        ...waves(),
        ...install,
        'values.yaml': `configs:\n  cm:\n${script.replaceAll(/^/gm, '  ').trimEnd()}\n`,
      },
    },
    { name: 'Argo CD configured elsewhere', files: waves() },
    {
      name: 'one wave only',
      files: {
        'argocd/a.yaml': application('a', '"0"'),
        'argocd/b.yaml': application('b', '"0"'),
        'argocd-cm.yaml': settings(''),
      },
    },
  ],
};
