import type { RuleCases } from '../../../rule.ts';

const ingress = (host: string, rest = '', annotations = '') => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: shop
${annotations}spec:
  ingressClassName: nginx
${rest}  rules:
    - host: ${host}
      http:
        paths:
          - { path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }
---
`;

const gateway = (servers: string) => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: istio-ingress }
spec:
  selector: { istio: ingressgateway }
  servers:
${servers}---
`;

export const cases: RuleCases = {
  bad: [
    { name: 'no tls', files: { 'web.yaml': ingress('shop.example.com # <-- here') } },
    {
      name: 'tls of another host',
      files: {
        'web.yaml': ingress(
          'shop.example.com # <-- here',
          '  tls: [{ hosts: [www.example.com], secretName: tls }]\n',
        ),
      },
    },
    {
      name: 'a gateway of the mesh that does not redirect',
      files: {
        'gateway.yaml': gateway(`    - port: { name: http, number: 80, protocol: HTTP }
      hosts:
        - shop.example.com # <-- here
`),
      },
    },
  ],
  good: [
    {
      name: 'tls of the host, and by a wildcard',
      files: {
        'web.yaml': ingress('shop.example.com', '  tls: [{ hosts: ["*.example.com"], secretName: tls }]\n'),
      },
    },
    {
      name: 'a load balancer that has its certificate from the cloud',
      files: {
        'web.yaml': ingress(
          'shop.example.com',
          '',
          `  annotations: { alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS":443}]' }\n`,
        ),
      },
    },
    {
      name: 'behind a gateway that ends TLS and redirects',
      files: {
        'web.yaml':
          ingress('shop.example.com') +
          gateway(`    - port: { name: http, number: 80, protocol: HTTP }
      hosts: [shop.example.com]
      tls: { httpsRedirect: true }
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop-tls }
`),
      },
    },
    { name: 'a host that only resolves inside', files: { 'web.yaml': ingress('shop.internal') } },
  ],
};
