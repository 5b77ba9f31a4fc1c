import type { RuleCases } from '../../../rule.ts';

const balancer = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: public
  namespace: ingress
  annotations:
    alb.ingress.kubernetes.io/scheme: internet-facing
    alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:eu-central-1:111122223333:certificate/1
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: nginx, port: { number: 80 } } }
---
`;

const service = (type: string, annotations = '') => `apiVersion: v1
kind: Service
metadata:
  name: nginx
  namespace: ingress
${annotations}spec:
  type: ${type}
  selector: { app: nginx }
  ports: [{ port: 80 }]
`;

const release = (values: string, mark = '') => `repositories:
  - name: ingress-nginx
    url: https://kubernetes.github.io/ingress-nginx
releases:
  - name: ingress-nginx${mark}
    namespace: ingress
    chart: ingress-nginx/ingress-nginx
    version: 4.14.0
${values}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'the controller behind an application load balancer',
      files: { 'edge.yaml': balancer + service('LoadBalancer # <-- here') },
    },
    {
      name: 'a controller whose chart makes it public unless told otherwise',
      files: {
        'edge.yaml': balancer.replace('name: nginx,', 'name: ingress-nginx-controller,'),
        'helmfile.yaml': release('', ' # <-- here'),
      },
    },
  ],
  good: [
    {
      name: 'a controller whose values keep it inside',
      files: {
        'edge.yaml': balancer.replace('name: nginx,', 'name: ingress-nginx-controller,'),
        'helmfile.yaml': release('    values: [{ controller: { service: { type: ClusterIP } } }]\n'),
      },
    },
    { name: 'a ClusterIP behind it', files: { 'edge.yaml': balancer + service('ClusterIP') } },
    {
      name: 'an entry from inside only',
      files: {
        'edge.yaml':
          balancer +
          service(
            'LoadBalancer',
            '  annotations: { service.beta.kubernetes.io/aws-load-balancer-scheme: internal }\n',
          ),
      },
    },
    { name: 'the one entry', files: { 'edge.yaml': service('LoadBalancer') } },
  ],
};
