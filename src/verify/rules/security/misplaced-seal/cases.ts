import type { RuleCases } from '../../../rule.ts';

const sealed = (name: string, namespace: string, annotations = '') => `apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  name: database
  namespace: shop
${annotations}spec:
  encryptedData:
    url: AgB1
  template:
    metadata:
      name: ${name}
      namespace: ${namespace}
`;

export const cases: RuleCases = {
  bad: [
    { name: 'another name', files: { 'a.yaml': sealed('db # <-- here', 'shop') } },
    { name: 'another namespace', files: { 'a.yaml': sealed('database', 'data # <-- here') } },
    {
      name: 'another namespace, sealed for a whole one',
      files: {
        'a.yaml': sealed(
          'db',
          'data # <-- here',
          '  annotations:\n    sealedsecrets.bitnami.com/namespace-wide: "true"\n',
        ),
      },
    },
  ],
  good: [
    { name: 'the same name and namespace', files: { 'a.yaml': sealed('database', 'shop') } },
    {
      name: 'sealed for the whole cluster',
      files: {
        'a.yaml': sealed(
          'db',
          'data',
          '  annotations:\n    sealedsecrets.bitnami.com/cluster-wide: "true"\n',
        ),
      },
    },
  ],
};
