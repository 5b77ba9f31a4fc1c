import type { RuleCases } from '../../../rule.ts';

const sealed = (name: string) => `apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  name: ${name}
  namespace: shop
spec:
  encryptedData: { url: AgB1 }
---
`;
const external = (name: string, target: string) => `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: ${name}
  namespace: shop
spec:
  secretStoreRef: { name: aws }
  target:
${target}  data:
    - secretKey: url
      remoteRef: { key: shop/database }
---
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'sealed and external at once',
      files: {
        'a.yaml': sealed('database # <-- here') + external('from-aws', '    name: database\n'),
      },
    },
    {
      name: 'credentials of Vault written over those of a secret manager',
      files: {
        'a.yaml': `apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultDynamicSecret
metadata:
  name: database
  namespace: shop
spec:
  mount: database
  path: creds/shop
  destination: { name: database, create: true }
---
${external('database # <-- here', '    name: database\n')}`,
      },
    },
    {
      name: 'a plain Secret beside an external one',
      files: {
        'a.yaml': `apiVersion: v1
kind: Secret
metadata:
  name: database # <-- here
  namespace: shop
data: {}
---
${external('database', '    creationPolicy: Owner\n')}`,
      },
    },
  ],
  good: [
    {
      name: 'an external secret that adds to a sealed one',
      files: {
        'a.yaml': sealed('database') + external('more', '    name: database\n    creationPolicy: Merge\n'),
      },
    },
    {
      name: 'credentials of Vault for a Secret that is there',
      files: {
        'a.yaml': `apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultDynamicSecret
metadata: { name: database, namespace: shop }
spec: { mount: database, path: creds/shop, destination: { name: database } }
---
${external('database', '    name: database\n')}`,
      },
    },
    {
      name: 'different Secrets',
      files: { 'a.yaml': sealed('database') + external('cache', '    name: cache\n') },
    },
  ],
};
