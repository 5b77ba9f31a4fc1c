import type { RuleCases } from '../../../rule.ts';

const gateway = (version: string) => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: istio-ingress }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: [shop.example.com]
      tls:
        mode: SIMPLE
        credentialName: shop-tls
        minProtocolVersion: ${version}
---
`;

const config = (protocols: string) => `apiVersion: v1
kind: ConfigMap
metadata: { name: nginx, namespace: ingress }
data:
  ssl-protocols: ${protocols}
---
`;

const balancer = (policy: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: public
  namespace: ingress
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/ssl-policy: ${policy}
spec:
  ingressClassName: alb
  rules: [{ host: shop.example.com }]
---
`;

export const cases: RuleCases = {
  bad: [
    { name: 'a gateway of the mesh', files: { 'edge.yaml': gateway('TLSV1_1 # <-- here') } },
    { name: 'NGINX', files: { 'edge.yaml': config('TLSv1 TLSv1.2 # <-- here') } },
    {
      name: 'a load balancer of AWS',
      files: { 'edge.yaml': balancer('ELBSecurityPolicy-2016-08 # <-- here') },
    },
  ],
  good: [
    {
      name: '1.2 and newer',
      files: {
        'edge.yaml':
          gateway('TLSV1_2') + config('TLSv1.2 TLSv1.3') + balancer('ELBSecurityPolicy-TLS13-1-2-2021-06'),
      },
    },
  ],
};
