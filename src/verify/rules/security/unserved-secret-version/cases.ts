import type { RuleCases } from '../../../rule.ts';

const secret = (version: string, kind = 'ExternalSecret') => `apiVersion: external-secrets.io/${version}
kind: ${kind}
metadata:
  name: database
  namespace: shop
spec:
  secretStoreRef: { name: aws }
`;

export const cases: RuleCases = {
  bad: [
    { name: 'the beta version', files: { 'a.yaml': secret('v1beta1 # <-- here') } },
    {
      name: 'the alpha version of a store',
      files: { 'a.yaml': secret('v1alpha1 # <-- here', 'SecretStore') },
    },
  ],
  good: [
    { name: 'the stable version', files: { 'a.yaml': secret('v1') } },
    {
      name: 'a kind that is alpha still',
      files: { 'a.yaml': secret('v1alpha1', 'PushSecret') },
    },
  ],
};
