import type { RuleCases } from '../../../rule.ts';

const certificate = (names: string, namespace = 'shop') => `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: shop-tls, namespace: ${namespace} }
spec:
  secretName: shop-tls
  dnsNames: [${names}]
  issuerRef: { name: public, kind: ClusterIssuer }
---
`;

const ingress = (hosts: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  ingressClassName: nginx
  tls:
    - hosts:
${hosts}      secretName: shop-tls
---
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'an Ingress with one host more',
      files: {
        'web.yaml':
          certificate('shop.example.com') +
          ingress('        - shop.example.com\n        - www.shop.example.com # <-- here\n'),
      },
    },
    {
      name: 'a wildcard covers one label alone',
      files: {
        'web.yaml': certificate('"*.example.com"') + ingress('        - a.shop.example.com # <-- here\n'),
      },
    },
    {
      name: 'a gateway of the mesh',
      files: {
        'gateway.yaml': `${certificate('shop.example.com', 'istio-ingress')}apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: istio-ingress }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { name: https, number: 443, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: shop-tls }
      hosts:
        - other.example.com # <-- here
`,
      },
    },
  ],
  good: [
    {
      name: 'all names, and a wildcard',
      files: {
        'web.yaml':
          certificate('shop.example.com, "*.shop.example.com"') +
          ingress('        - shop.example.com\n        - www.shop.example.com\n'),
      },
    },
    {
      name: 'a Secret of another namespace, and one that somebody else fills',
      files: {
        'web.yaml': certificate('other.example.com', 'other') + ingress('        - shop.example.com\n'),
      },
    },
  ],
};
