import type { RuleCases } from '../../../rule.ts';
import { platform, tolerating, workload } from '../trial.ts';

const definition = platform();
const spread = (more = '', whenUnsatisfiable = 'DoNotSchedule') => `      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ${whenUnsatisfiable}
          labelSelector: { matchLabels: { app: api } }
${more}`;
const marked = spread().replace('- maxSkew: 1', '- maxSkew: 1 # <-- here');
const replicas = (count: number) => ({ spec: `  replicas: ${count}\n` });

export const cases: RuleCases = {
  bad: [
    {
      name: 'three pods over three zones, two nodes at least',
      definition,
      files: { 'api.yaml': workload('api', marked, replicas(3)) },
    },
    {
      name: 'three pods at the minimum of the autoscaler',
      definition,
      files: {
        'api.yaml': `${workload('api', marked)}apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api, namespace: shop }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, minReplicas: 3, maxReplicas: 8 }
`,
      },
    },
  ],
  good: [
    {
      name: 'two pods, two nodes',
      definition,
      files: { 'api.yaml': workload('api', spread(), replicas(2)) },
    },
    {
      name: 'a pool with a node for each zone may be used too',
      definition,
      files: { 'api.yaml': workload('api', spread(tolerating), replicas(3)) },
    },
    {
      name: 'a preference',
      definition,
      files: { 'api.yaml': workload('api', spread('', 'ScheduleAnyway'), replicas(3)) },
    },
    {
      name: 'a pool that may shrink to a single node',
      definition: platform({ general: { instance: 't3.medium', nodes: [1, 4] } }),
      files: { 'api.yaml': workload('api', spread(), replicas(3)) },
    },
  ],
};
