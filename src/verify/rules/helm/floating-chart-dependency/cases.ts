import type { RuleCases } from '../../../rule.ts';

const dependency = (version: string) => `apiVersion: v2
name: shop
version: 1.0.0
dependencies:
  - name: postgresql
    repository: https://charts.example.com
    version: ${version}
`;

export const cases: RuleCases = {
  bad: [
    { name: 'a range', files: { 'shop/Chart.yaml': dependency('"^16.0.0" # <-- here') } },
    { name: 'anything', files: { 'Chart.yaml': dependency('"*" # <-- here') } },
    { name: 'a part of a version', files: { 'Chart.yaml': dependency('16.x.x # <-- here') } },
  ],
  good: [
    { name: 'one version', files: { 'shop/Chart.yaml': dependency('16.0.0') } },
    {
      name: 'a range with its lock',
      files: {
        'shop/Chart.yaml': dependency('~16.0.0'),
        'shop/Chart.lock': 'dependencies:\n  - name: postgresql\n    version: 16.0.3\n',
      },
    },
    {
      name: 'a chart of the repository itself',
      files: {
        'shop/Chart.yaml': dependency('"*"').replace('https://charts.example.com', 'file://../postgresql'),
      },
    },
  ],
};
