import type { RuleCases } from '../../../rule.ts';

const prometheus = (retention: string) => `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata:
  name: main
  namespace: monitoring
spec:
${retention}  storage:
    volumeClaimTemplate:
      spec:
        resources:
          requests:
            storage: 50Gi
`;

export const cases: RuleCases = {
  bad: [
    { name: 'by time alone', files: { 'prometheus.yaml': prometheus('  retention: 30d # <-- here\n') } },
    {
      name: 'more than the volume',
      files: { 'prometheus.yaml': prometheus('  retention: 30d\n  retentionSize: 60GB # <-- here\n') },
    },
  ],
  good: [
    {
      name: 'less than the volume',
      files: { 'prometheus.yaml': prometheus('  retention: 30d\n  retentionSize: 42GB\n') },
    },
  ],
};
