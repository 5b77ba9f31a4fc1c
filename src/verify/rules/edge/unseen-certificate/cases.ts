import type { RuleCases } from '../../../rule.ts';

const balancer = (className: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: public
  namespace: ingress
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
spec:
  ingressClassName: ${className}
  rules:
    - host: shop.example.com
---
`;

const certificate = (host: string) => `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: shop-tls, namespace: shop }
spec:
  secretName: shop-tls
  issuerRef: { name: letsencrypt, kind: ClusterIssuer }
  dnsNames: # <-- here
    - ${host}
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'the same host at both ends',
      files: { 'edge.yaml': balancer('alb') + certificate('shop.example.com') },
    },
  ],
  good: [
    {
      name: 'another host',
      files: { 'edge.yaml': balancer('alb') + certificate('other.example.com').replace(' # <-- here', '') },
    },
    {
      name: 'another class, to which the annotation says nothing',
      files: { 'edge.yaml': balancer('nginx') + certificate('shop.example.com').replace(' # <-- here', '') },
    },
  ],
};
