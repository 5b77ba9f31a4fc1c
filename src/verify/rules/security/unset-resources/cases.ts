import type { RuleCases } from '../../../rule.ts';

const daemonSet = (resources: string, init = '') => `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: log-agent
  namespace: monitoring
spec:
  selector:
    matchLabels: { app: log-agent }
  template:
    metadata:
      labels: { app: log-agent }
    spec:
${init}      containers:
        - name: log-agent
          image: registry.example.com/log-agent:1.0.0
${resources}---
`;

const init = `      initContainers:
        - name: wait
          image: registry.example.com/wait:1.0.0
`;

const whole = `          resources:
            requests: { cpu: 100m, memory: 128Mi }
            limits: { memory: 128Mi }
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'nothing stated',
      files: { 'agent.yaml': daemonSet('').replace('- name: log-agent\n', '- name: log-agent # <-- here\n') },
    },
    {
      name: 'no memory limit, no cpu request',
      files: {
        'agent.yaml': daemonSet('          resources: # <-- here\n            requests: { memory: 128Mi }\n'),
      },
    },
    {
      name: 'a sidecar',
      files: {
        'agent.yaml': daemonSet(
          whole,
          `${init.replace('wait\n', 'wait # <-- here\n')}          restartPolicy: Always\n`,
        ),
      },
    },
    {
      name: 'an init container under a quota',
      files: {
        'agent.yaml': `${daemonSet(whole, init.replace('wait\n', 'wait # <-- here\n'))}apiVersion: v1
kind: ResourceQuota
metadata:
  name: monitoring
  namespace: monitoring
spec:
  hard:
    limits.memory: 20Gi
`,
      },
    },
    {
      name: 'left to a LimitRange',
      files: {
        'agent.yaml': `${daemonSet('').replace('- name: log-agent\n', '- name: log-agent # <-- here\n')}apiVersion: v1
kind: LimitRange
metadata:
  name: defaults
  namespace: monitoring
spec:
  limits:
    - type: Container
      default: { cpu: 500m, memory: 256Mi }
      defaultRequest: { cpu: 50m, memory: 64Mi }
`,
      },
    },
  ],
  good: [
    { name: 'all stated, and an init container without', files: { 'agent.yaml': daemonSet(whole, init) } },
    {
      name: 'limits, which count as requests',
      files: {
        'agent.yaml': daemonSet('          resources:\n            limits: { cpu: 1, memory: 1Gi }\n'),
      },
    },
    {
      name: 'an init container to which a LimitRange gives what a quota asks for',
      files: {
        'agent.yaml': `${daemonSet(whole, init)}apiVersion: v1
kind: LimitRange
metadata:
  name: defaults
  namespace: monitoring
spec:
  limits:
    - type: Container
      default: { cpu: 500m, memory: 256Mi }
---
apiVersion: v1
kind: ResourceQuota
metadata:
  name: monitoring
  namespace: monitoring
spec:
  hard: { limits.memory: 20Gi }
`,
      },
    },
    {
      name: 'stated for the whole pod',
      files: {
        'agent.yaml': daemonSet('', whole.replaceAll(/^ {4}/gm, '')),
      },
    },
  ],
};
