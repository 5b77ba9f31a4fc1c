import type { RuleCases } from '../../../rule.ts';

const namespace = (labels: string, mark = '') => `apiVersion: v1
kind: Namespace
metadata:
  name: shop${mark}
${labels}---
`;

const pod = `apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop }
spec:
  containers:
    - name: api
      image: registry.example.com/api:1.0.0
`;

export const cases: RuleCases = {
  bad: [
    { name: 'no label', files: { 'a.yaml': namespace('', ' # <-- here') + pod } },
    {
      name: 'warnings alone',
      files: {
        'a.yaml':
          namespace('  labels: { pod-security.kubernetes.io/warn: restricted }\n', ' # <-- here') + pod,
      },
    },
  ],
  good: [
    {
      name: 'a level',
      files: { 'a.yaml': namespace('  labels: { pod-security.kubernetes.io/enforce: baseline }\n') + pod },
    },
    { name: 'nothing runs there', files: { 'a.yaml': namespace('') } },
  ],
};
