import type { RuleCases } from '../../../rule.ts';

const certificate = (issuer: string) => `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: shop-tls, namespace: shop }
spec:
  secretName: shop-tls
  dnsNames: [shop.example.com]
  issuerRef:
${issuer}---
`;

const issuer = (kind: string, name: string, namespace = '') => `apiVersion: cert-manager.io/v1
kind: ${kind}
metadata: { name: ${name}${namespace} }
spec: { selfSigned: {} }
---
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a misspelt ClusterIssuer',
      files: {
        'tls.yaml':
          issuer('ClusterIssuer', 'letsencrypt') +
          certificate('    name: lets-encrypt # <-- here\n    kind: ClusterIssuer\n'),
      },
    },
    {
      name: 'an Issuer of another namespace',
      files: {
        'tls.yaml':
          issuer('Issuer', 'ours', ', namespace: back') + certificate('    name: ours # <-- here\n'),
      },
    },
  ],
  good: [
    {
      name: 'both kinds',
      files: {
        'tls.yaml':
          issuer('ClusterIssuer', 'letsencrypt') +
          certificate('    name: letsencrypt\n    kind: ClusterIssuer\n') +
          issuer('Issuer', 'ours', ', namespace: shop') +
          certificate('    name: ours\n').replace('name: shop-tls', 'name: other-tls'),
      },
    },
    {
      name: 'issuers that another repository keeps, and one of another kind',
      files: {
        'tls.yaml':
          certificate('    name: letsencrypt\n    kind: ClusterIssuer\n') +
          certificate(
            '    name: pca\n    kind: AWSPCAClusterIssuer\n    group: awspca.cert-manager.io\n',
          ).replace('name: shop-tls', 'name: other-tls'),
      },
    },
  ],
};
