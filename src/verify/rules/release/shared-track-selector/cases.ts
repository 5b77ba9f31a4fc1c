import type { RuleCases } from '../../../rule.ts';

const deployment = (name: string, selector: string, labels: string, mark = '') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: claims }
spec:
  selector:
    matchLabels: ${selector}${mark}
  template:
    metadata: { labels: ${labels} }
    spec: { containers: [{ name: claims, image: 'claims:1' }] }
---
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a second version of the same pattern',
      files: {
        'a.yaml':
          deployment('claims', '{ app: claims }', '{ app: claims, version: v1 }', ' # <-- here') +
          deployment('claims-v2', '{ app: claims, version: v2 }', '{ app: claims, version: v2 }'),
      },
    },
    {
      name: 'two of the very same selector',
      files: {
        'a.yaml':
          deployment('claims', '{ app: claims }', '{ app: claims }', ' # <-- here') +
          deployment('claims-v2', '{ app: claims }', '{ app: claims }', ' # <-- here'),
      },
    },
  ],
  good: [
    {
      name: 'the version in both selectors',
      files: {
        'a.yaml':
          deployment('claims', '{ app: claims, version: v1 }', '{ app: claims, version: v1 }') +
          deployment('claims-v2', '{ app: claims, version: v2 }', '{ app: claims, version: v2 }'),
      },
    },
    {
      name: 'the same labels in another namespace',
      files: {
        'a.yaml':
          deployment('claims', '{ app: claims }', '{ app: claims }') +
          deployment('claims', '{ app: claims }', '{ app: claims }').replace(
            'namespace: claims',
            'namespace: old',
          ),
      },
    },
  ],
};
