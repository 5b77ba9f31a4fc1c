import type { RuleCases } from '../../../rule.ts';

const certificate = (host: string, issuer = 'letsencrypt') => `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: shop-tls, namespace: shop }
spec:
  secretName: shop-tls
  dnsNames:
    - ${host}
  issuerRef: { name: ${issuer}, kind: ClusterIssuer }
---
`;

const dns = (filter: string) => `apiVersion: apps/v1
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
            - --source=ingress
            - --domain-filter=${filter}
---
`;

export const cases: RuleCases = {
  bad: [
    { name: 'a zone of multicast DNS', files: { 'dns.yaml': dns('platform.local # <-- here') } },
    {
      name: 'a certificate from a public authority',
      files: { 'tls.yaml': certificate('shop.local # <-- here') },
    },
    {
      name: 'an Ingress that asks for one',
      files: {
        'web.yaml': `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop, annotations: { cert-manager.io/cluster-issuer: letsencrypt } }
spec:
  ingressClassName: nginx
  rules:
    - host: shop.internal # <-- here
---
`,
      },
    },
  ],
  good: [
    {
      name: 'a domain of one’s own',
      files: { 'all.yaml': dns('example.com') + certificate('shop.example.com') },
    },
    {
      name: 'an authority of one’s own, and the name of a Service',
      files: {
        'tls.yaml': `apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: { name: ours }
spec: { ca: { secretName: ours } }
---
${certificate('shop.internal', 'ours')}${certificate('web.shop.svc.cluster.local').replace('name: shop-tls', 'name: web-tls')}`,
      },
    },
  ],
};
