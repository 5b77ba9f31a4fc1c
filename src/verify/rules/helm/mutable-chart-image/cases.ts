import type { RuleCases } from '../../../rule.ts';

const chart = 'apiVersion: v2\nname: api\nversion: 1.0.0\n';

export const cases: RuleCases = {
  bad: [
    {
      name: 'in the values of the chart and of an environment',
      files: {
        'helm/charts/api/Chart.yaml': chart,
        'helm/charts/api/values.yaml': 'image:\n  repository: shop/api\n  tag: latest # <-- here\n',
        'helm/values/production.yaml': 'api:\n  sidecars:\n    - image: shop/proxy:latest # <-- here\n',
      },
    },
  ],
  good: [
    {
      name: 'a version, a digest, and the word elsewhere',
      files: {
        'api/Chart.yaml': chart,
        'api/values.yaml': `image:
  repository: shop/api
  tag: 1.2.3
proxy:
  repository: shop/proxy
  tag: latest
  digest: sha256:0a1b
release:
  tag: latest
`,
      },
    },
    { name: 'values of something else', files: { 'values.yaml': 'repository: x\ntag: latest\n' } },
  ],
};
