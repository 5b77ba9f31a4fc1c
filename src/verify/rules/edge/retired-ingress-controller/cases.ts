import type { RuleCases } from '../../../rule.ts';

const ingressClass = (controller: string) => `apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: nginx }
spec:
  controller: ${controller}
---
`;

const controller = (image: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: controller, namespace: ingress }
spec:
  selector: { matchLabels: { app: ingress } }
  template:
    metadata: { labels: { app: ingress } }
    spec:
      containers:
        - name: controller
          image: ${image}
`;

const application = (chart: string, repository: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ingress, namespace: argocd }
spec:
  project: default
  destination: { name: in-cluster, namespace: ingress }
  source:
    chart: ${chart} # <-- here
    repoURL: ${repository}
    targetRevision: 4.14.3
`;

export const cases: RuleCases = {
  bad: [
    { name: 'its class', files: { 'class.yaml': ingressClass('k8s.io/ingress-nginx # <-- here') } },
    {
      name: 'its image',
      files: { 'run.yaml': controller('registry.k8s.io/ingress-nginx/controller:v1.14.3 # <-- here') },
    },
    {
      name: 'its chart',
      files: { 'app.yaml': application('ingress-nginx', 'https://kubernetes.github.io/ingress-nginx') },
    },
  ],
  good: [
    {
      name: 'the controller of F5, which is another program',
      files: {
        'class.yaml': ingressClass('nginx.org/ingress-controller') + controller('nginx/nginx-ingress:5.5.4'),
        'app.yaml': application('nginx-ingress', 'https://helm.nginx.com/stable').replace(' # <-- here', ''),
      },
    },
  ],
};
