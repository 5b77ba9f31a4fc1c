import type { RuleCases } from '../../../rule.ts';

const store = `apiVersion: external-secrets.io/v1
kind: SecretStore
metadata:
  name: aws
  namespace: shop
spec:
  provider:
    aws:
      service: SecretsManager
      region: eu-central-1
      auth:
        jwt:
          serviceAccountRef:
            name: reader
---
`;

const account = (annotations = '', mark = '') => `apiVersion: v1
kind: ServiceAccount
metadata:
  name: reader${mark}
  namespace: shop
${annotations}---
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'no annotation',
      files: { 'a.yaml': store + account('', ' # <-- here') },
    },
    {
      name: 'the annotation of another cloud',
      files: {
        'a.yaml':
          store +
          account(
            '  annotations:\n    iam.gke.io/gcp-service-account: reader@shop.iam.gserviceaccount.com\n',
            ' # <-- here',
          ),
      },
    },
  ],
  good: [
    {
      name: 'an annotated account',
      files: {
        'a.yaml':
          store +
          account('  annotations:\n    eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/reader\n'),
      },
    },
    { name: 'an account that is in no file', files: { 'a.yaml': store } },
  ],
};
