import type { RuleCases } from '../../../rule.ts';

const chart = (name: string, more = '') => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${more}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'neither in charts nor at its path',
      files: {
        'shop/Chart.yaml': `apiVersion: v2
name: shop
version: 1.0.0
dependencies:
  - name: api # <-- here
    version: 1.0.0
  - name: web # <-- here
    version: 1.0.0
    repository: file://../wep
`,
        'web/Chart.yaml': chart('web'),
      },
    },
  ],
  good: [
    {
      name: 'in charts, at its path, packed, or downloaded',
      files: {
        'shop/Chart.yaml': `apiVersion: v2
name: shop
version: 1.0.0
dependencies:
  - name: api
    version: 1.0.0
  - name: web
    version: 1.0.0
    repository: file://../web
  - name: cache
    version: 1.0.0
  - name: postgresql
    version: 16.0.0
    repository: https://charts.example.com
  - name: elsewhere
    version: 1.0.0
    repository: file://../../other/chart
`,
        'shop/charts/api/Chart.yaml': chart('api'),
        'shop/charts/cache-1.0.0.tgz': '',
        'web/Chart.yaml': chart('web'),
      },
    },
  ],
};
