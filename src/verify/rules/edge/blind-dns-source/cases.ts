import type { RuleCases } from '../../../rule.ts';

const dns = (...sources: readonly string[]) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: external-dns, namespace: kube-system }
spec:
  selector: { matchLabels: { app: external-dns } }
  template:
    metadata: { labels: { app: external-dns } }
    spec:
      containers:
        - name: external-dns
          image: registry.k8s.io/external-dns/external-dns:v0.14.0
          args:
${sources.map((source) => `            - --source=${source}\n`).join('')}            - --provider=aws
---
`;

const balancer = (annotations = '') => `apiVersion: v1
kind: Service
metadata:
  name: istio-ingressgateway
  namespace: istio-system
${annotations}spec:
  type: LoadBalancer
  selector: { istio: ingressgateway }
  ports: [{ port: 443 }]
---
`;

const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: istio-system }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { name: https, number: 443, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop-tls }
---
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'services and ingresses, where the mesh is the entry',
      files: { 'edge.yaml': balancer() + gateway + dns('service # <-- here', 'ingress') },
    },
    {
      name: 'a load balancer without an annotation',
      files: { 'edge.yaml': balancer() + dns('service # <-- here') },
    },
  ],
  good: [
    {
      name: 'the gateways of the mesh',
      files: { 'edge.yaml': balancer() + gateway + dns('service', 'istio-gateway') },
    },
    {
      name: 'an annotated Service',
      files: {
        'edge.yaml':
          balancer('  annotations: { external-dns.alpha.kubernetes.io/hostname: shop.example.com }\n') +
          dns('service'),
      },
    },
    { name: 'hosts that another repository keeps', files: { 'edge.yaml': dns('ingress') } },
    { name: 'a source that is not known here', files: { 'edge.yaml': balancer() + dns('crd') } },
  ],
};
