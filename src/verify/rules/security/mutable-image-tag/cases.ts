import type { RuleCases } from '../../../rule.ts';

const pod = (image: string) => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  initContainers:
    - name: wait
      image: busybox:1.37
  containers:
    - name: web
      image: ${image}
`;

export const cases: RuleCases = {
  bad: [
    { name: 'latest', files: { 'pod.yaml': pod('claims-askes/member-service:latest # <-- here') } },
    { name: 'no tag', files: { 'pod.yaml': pod('nginx # <-- here') } },
    {
      name: 'the port of a registry is no tag',
      files: { 'pod.yaml': pod('registry.example.com:5000/web # <-- here') },
    },
    {
      name: 'a tag that an overlay sets',
      files: {
        'base/kustomization.yaml': 'resources: [pod.yaml]\n',
        'base/pod.yaml': pod('web:1.0.0'),
        'dev/kustomization.yaml': `resources: [../base]
images:
  - name: web
    newTag: latest # <-- here
`,
      },
    },
  ],
  good: [
    { name: 'a version', files: { 'pod.yaml': pod('registry.example.com:5000/web:1.4.2') } },
    {
      name: 'a digest, also beside latest',
      files: {
        'pod.yaml': pod(
          'nginx:latest@sha256:9b2b5e5f1d3d6f2a3d5c0f8a1e7c6b4d2f0e9a8b7c6d5e4f3a2b1c0d9e8f7a6b',
        ),
      },
    },
    {
      name: 'a tag that an overlay fills in',
      files: {
        'base/kustomization.yaml': 'resources: [pod.yaml]\n',
        'base/pod.yaml': pod('web'),
        'dev/kustomization.yaml': 'resources: [../base]\nimages: [{ name: web, newTag: 3f2c1d0 }]\n',
      },
    },
    { name: 'a place to fill', files: { 'pod.yaml': pod(`registry.example.com/web:\${TAG}`) } },
  ],
};
