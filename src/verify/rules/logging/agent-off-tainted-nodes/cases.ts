import type { RuleCases } from '../../../rule.ts';
import { agent } from '../agent-case.ts';

const definition = {
  name: 'shop',
  environments: ['production'],
  cloud: { provider: 'aws', region: 'eu-central-1' },
  cluster: {
    pools: {
      general: { instance: 'm5.large', nodes: 3 },
      spot: { instance: 'm5.large', nodes: [0, 5], capacity: 'spot', taints: ['spot=true:NoSchedule'] },
    },
  },
  services: { api: { port: 8080 } },
};
const varLog = '        - name: varlog\n          hostPath: { path: /var/log }\n';
const tolerations = (text: string) => `      tolerations: ${text}\n`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'no toleration at all',
      definition,
      files: { 'fluentd.yaml': agent(varLog).replace('    spec:\n      c', '    spec: # <-- here\n      c') },
    },
    {
      name: 'a toleration of another taint',
      definition,
      files: {
        'fluentd.yaml': agent(
          varLog,
          '      tolerations: # <-- here\n        - { key: node-role.kubernetes.io/control-plane, operator: Exists }\n',
        ),
      },
    },
  ],
  good: [
    {
      name: 'every taint, or this one',
      definition,
      files: {
        'fluentd.yaml': agent(varLog, tolerations('[{ operator: Exists }]')),
        'other.yaml': agent(
          varLog,
          tolerations('[{ key: spot, value: "true", effect: NoSchedule }]'),
        ).replaceAll('fluentd\n', 'other\n'),
      },
    },
    {
      name: 'an agent that reads no logs',
      definition,
      files: { 'agent.yaml': agent('        - name: proc\n          hostPath: { path: /proc }\n') },
    },
  ],
};
