import type { RuleCases } from '../../../rule.ts';
import { platform, tolerating, workload } from '../trial.ts';

const definition = platform();
const apart = (topology: string, mark = '', app = 'api') => `      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - labelSelector: { matchLabels: { app: ${app} } }
              topologyKey: ${topology}${mark}
`;
const here = ' # <-- here';
const scaler = (maxReplicas: number) => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api, namespace: shop }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, minReplicas: 2, maxReplicas: ${maxReplicas} }
`;
const replicas = (count: number) => ({ spec: `  replicas: ${count}\n` });

export const cases: RuleCases = {
  bad: [
    {
      name: 'one to a node, more than there are nodes',
      definition,
      files: { 'api.yaml': workload('api', apart('kubernetes.io/hostname', here), replicas(5)) },
    },
    {
      name: 'one to a node, at the maximum of the autoscaler',
      definition,
      files: { 'api.yaml': workload('api', apart('kubernetes.io/hostname', here)) + scaler(10) },
    },
    {
      name: 'one to a zone',
      definition,
      files: {
        'api.yaml': workload('api', apart('topology.kubernetes.io/zone', here) + tolerating, replicas(4)),
      },
    },
    {
      name: 'more zones are asked for than there are',
      definition,
      files: {
        'api.yaml': workload(
          'api',
          `      topologySpreadConstraints:
        - topologyKey: topology.kubernetes.io/zone
          maxSkew: 1
          minDomains: 4 # <-- here
          whenUnsatisfiable: DoNotSchedule
          labelSelector: { matchLabels: { app: api } }
`,
          replicas(4),
        ),
      },
    },
    {
      name: 'an operator',
      definition,
      files: {
        'db.yaml': `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: db, namespace: shop }
spec:
  instances: 5
  affinity:
    podAntiAffinityType: required # <-- here
    topologyKey: topology.kubernetes.io/zone
`,
      },
    },
  ],
  good: [
    {
      name: 'as many nodes as pods, and another pool beside it',
      definition,
      files: {
        'api.yaml': workload('api', apart('kubernetes.io/hostname') + tolerating, replicas(7)),
        'web.yaml': workload('web', apart('kubernetes.io/hostname', '', 'web'), replicas(4)),
      },
    },
    {
      name: 'apart from others, and spread without a minimum',
      definition,
      files: {
        'api.yaml': workload(
          'api',
          `${apart('kubernetes.io/hostname', '', 'web')}      topologySpreadConstraints:
        - { topologyKey: topology.kubernetes.io/zone, maxSkew: 1, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: api } } }
`,
          replicas(20),
        ),
      },
    },
    {
      name: 'as a preference',
      definition,
      files: {
        'api.yaml': workload(
          'api',
          '      affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: api } } } }] } }\n',
          replicas(20),
        ),
      },
    },
    {
      name: 'an agent of every node',
      definition,
      files: {
        'agent.yaml': workload('agent', apart('kubernetes.io/hostname', '', 'agent'), { kind: 'DaemonSet' }),
      },
    },
  ],
};
