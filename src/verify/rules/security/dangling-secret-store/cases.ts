import type { RuleCases } from '../../../rule.ts';

const secret = (reference: string) => `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: database
  namespace: shop
spec:
  secretStoreRef:
${reference}  data:
    - secretKey: url
      remoteRef: { key: shop/database, property: url }
---
`;

const store = (namespace: string) => `apiVersion: external-secrets.io/v1
kind: SecretStore
metadata:
  name: aws
  namespace: ${namespace}
spec:
  provider:
    aws: { service: SecretsManager, region: eu-central-1 }
---
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a store of another namespace',
      files: { 'a.yaml': secret('    name: aws # <-- here\n') + store('data') },
    },
    {
      name: 'a misspelt one',
      files: { 'a.yaml': secret('    name: awss # <-- here\n    kind: SecretStore\n') + store('shop') },
    },
    {
      name: 'a store of the wrong kind',
      files: { 'a.yaml': secret('    name: aws # <-- here\n    kind: ClusterSecretStore\n') + store('shop') },
    },
  ],
  good: [
    { name: 'a store of the same namespace', files: { 'a.yaml': secret('    name: aws\n') + store('shop') } },
    { name: 'stores that somebody else declares', files: { 'a.yaml': secret('    name: aws\n') } },
  ],
};
