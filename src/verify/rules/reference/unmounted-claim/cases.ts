import type { RuleCases } from '../../../rule.ts';

const claim = (name: string) => `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: ${name}
  namespace: data
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---
`;

export const cases: RuleCases = {
  bad: [{ name: 'a claim alone', files: { 'claim.yaml': claim('files # <-- here') } }],
  good: [
    {
      name: 'mounted, cloned, adopted by a StatefulSet, or brought for a chart',
      files: {
        'claims.yaml': `${claim('files')}${claim('source')}${claim('data-db-0')}apiVersion: v1
kind: Pod
metadata: { name: a, namespace: data }
spec:
  containers: [{ name: a, image: a:1 }]
  volumes: [{ name: files, persistentVolumeClaim: { claimName: files } }]
---
apiVersion: snapshot.storage.k8s.io/v1
kind: VolumeSnapshot
metadata: { name: nightly, namespace: data }
spec: { source: { persistentVolumeClaimName: source } }
`,
        'tools/claim.yaml': claim('grafana').replace('namespace: data', 'namespace: tools'),
        'helmfile.yaml':
          'releases: [{ name: grafana, namespace: tools, chart: oci://example.com/grafana, version: 1.0.0 }]\n',
      },
    },
  ],
};
