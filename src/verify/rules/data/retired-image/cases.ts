import type { RuleCases } from '../../../rule.ts';

const deployment = (image: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: store, namespace: data }
spec:
  selector: { matchLabels: { app: store } }
  template:
    metadata: { labels: { app: store } }
    spec:
      containers:
        - name: store
          image: ${image}
`;

export const cases: RuleCases = {
  bad: [
    { name: 'MinIO', files: { 'a.yaml': deployment('minio/minio:RELEASE.2025-09-07T16-13-09Z # <-- here') } },
    { name: 'Bitnami', files: { 'a.yaml': deployment('docker.io/bitnami/postgresql:16.4.0 # <-- here') } },
    { name: 'the frozen copy', files: { 'a.yaml': deployment('bitnamilegacy/redis:7.2.5 # <-- here') } },
    {
      name: 'the old registry of Kubernetes',
      files: { 'a.yaml': deployment('k8s.gcr.io/pause:3.6 # <-- here') },
    },
  ],
  good: [
    { name: 'the project itself', files: { 'a.yaml': deployment('docker.io/library/postgres:16.4') } },
    {
      name: 'what Bitnami still gives out',
      files: { 'a.yaml': deployment('docker.io/bitnami/sealed-secrets-controller:0.36.6') },
    },
    {
      name: 'a mirror of one’s own',
      files: { 'a.yaml': deployment('registry.example.com/minio/minio:2025') },
    },
  ],
};
