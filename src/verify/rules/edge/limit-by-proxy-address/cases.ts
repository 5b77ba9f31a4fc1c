import type { RuleCases } from '../../../rule.ts';

const balancer = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: public
  namespace: ingress
  annotations: { alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]' }
spec:
  ingressClassName: alb
  rules: [{ host: shop.example.com }]
---
`;

const limited = (annotations: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: shop
  annotations:
${annotations}spec:
  ingressClassName: nginx
  rules: [{ host: shop.example.com }]
---
`;

const config = (data: string) => `apiVersion: v1
kind: ConfigMap
metadata: { name: nginx-ingress, namespace: ingress }
data:
${data}---
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'NGINX behind an application load balancer',
      files: {
        'edge.yaml':
          balancer +
          limited('    nginx.org/limit-req-rate: 10r/s # <-- here\n') +
          config('  server-tokens: "False"\n'),
      },
    },
    {
      name: 'Kong behind Cloudflare',
      files: {
        'edge.yaml': `apiVersion: configuration.konghq.com/v1
kind: KongPlugin
metadata: { name: limit, namespace: shop }
plugin: rate-limiting
config:
  second: 10
  limit_by: ip # <-- here
---
${limited('    external-dns.alpha.kubernetes.io/cloudflare-proxied: "true"\n')}`,
      },
    },
  ],
  good: [
    {
      name: 'with trusted proxies',
      files: {
        'edge.yaml':
          balancer +
          limited('    nginx.org/limit-req-rate: 10r/s\n') +
          config('  real-ip-header: X-Forwarded-For\n  set-real-ip-from: 10.0.0.0/16\n'),
      },
    },
    {
      name: 'by a header that says who it is',
      files: {
        'edge.yaml':
          balancer +
          limited('    nginx.org/limit-req-rate: 10r/s\n    nginx.org/limit-req-key: "$http_x_api_key"\n'),
      },
    },
    { name: 'nothing in front', files: { 'edge.yaml': limited('    nginx.org/limit-req-rate: 10r/s\n') } },
  ],
};
