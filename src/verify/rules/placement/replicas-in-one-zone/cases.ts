import type { RuleCases } from '../../../rule.ts';

const workload = (replicas: number, pod: string) => `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: login, namespace: shop }
spec:
  replicas: ${replicas}
  serviceName: login
  selector: { matchLabels: { app: login } }
  template:
    metadata: { labels: { app: login } }
    spec:
${pod}      containers: [{ name: login, image: login:1 }]
`;
const term = (topology: string) =>
  `            - topologyKey: ${topology}\n              labelSelector: { matchLabels: { app: login } }\n`;
const apart = (topology: string) => `      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
${term(topology)}`;
const spread = `      topologySpreadConstraints:
        - topologyKey: topology.kubernetes.io/zone
          maxSkew: 1
          whenUnsatisfiable: ScheduleAnyway
          labelSelector: { matchLabels: { app: login } }
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'three pods on three nodes',
      files: { 'login.yaml': workload(3, apart('kubernetes.io/hostname # <-- here')) },
    },
  ],
  good: [
    { name: 'zones, too', files: { 'login.yaml': workload(3, apart('kubernetes.io/hostname') + spread) } },
    { name: 'zones alone', files: { 'login.yaml': workload(3, apart('topology.kubernetes.io/zone')) } },
    { name: 'two pods', files: { 'login.yaml': workload(2, apart('kubernetes.io/hostname')) } },
    { name: 'nothing is asked of nodes either', files: { 'login.yaml': workload(3, '') } },
    {
      name: 'staging',
      files: {
        'staging/kustomization.yaml': 'resources: [login.yaml]\n',
        'staging/login.yaml': workload(3, apart('kubernetes.io/hostname')),
        'production/kustomization.yaml': 'resources: [login.yaml]\n',
        'production/login.yaml': workload(3, spread),
      },
    },
  ],
};
