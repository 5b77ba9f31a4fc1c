import type { RuleCases } from '../../../rule.ts';

const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: shop }\n';

export const cases: RuleCases = {
  bad: [
    {
      name: 'a base and labels',
      files: {
        'base/kustomization.yaml': 'resources: [a.yaml]\n',
        'base/a.yaml': map,
        'overlay/kustomization.yaml':
          'bases: # <-- here\n  - ../base\ncommonLabels: # <-- here\n  team: shop\n',
      },
    },
  ],
  good: [
    {
      name: 'what came in their place',
      files: {
        'base/kustomization.yaml': 'resources: [a.yaml]\n',
        'base/a.yaml': map,
        'overlay/kustomization.yaml': 'resources: [../base]\nlabels: [{ pairs: { team: shop } }]\n',
      },
    },
    { name: 'a word in another file', files: { 'values.yaml': 'bases: [a]\n', 'a.yaml': map } },
  ],
};
