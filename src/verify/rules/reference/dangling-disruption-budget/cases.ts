import type { RuleCases } from '../../../rule.ts';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: llm-agent
  namespace: application
spec:
  selector:
    matchLabels:
      app: llm-agent
  template:
    metadata:
      labels:
        app: llm-agent
        tier: backend
    spec:
      containers:
        - name: llm-agent
          image: registry.example.com/llm-agent:2.0.0
---
`;

const budget = (selector: string) => `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: llm-agent
  namespace: application
spec:
  minAvailable: 2
${selector}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'labels that no pod has',
      files: {
        'agent.yaml':
          deployment + budget('  selector: # <-- here\n    matchLabels:\n      app: llm-agent-service\n'),
      },
    },
    {
      name: 'an expression that no pod fulfils',
      files: {
        'agent.yaml':
          deployment +
          budget(`  selector: # <-- here
    matchLabels:
      app: llm-agent
    matchExpressions:
      - { key: tier, operator: NotIn, values: [backend] }
`),
      },
    },
    {
      name: 'no selector at all',
      files: { 'agent.yaml': deployment + budget('').replace('spec:', 'spec: # <-- here') },
    },
  ],
  good: [
    {
      name: 'expressions that the pods fulfil',
      files: {
        'agent.yaml':
          deployment +
          budget(`  selector:
    matchExpressions:
      - { key: app, operator: In, values: [llm-agent, llm-agent-canary] }
      - { key: tier, operator: Exists }
      - { key: track, operator: DoesNotExist }
`),
      },
    },
    { name: 'all pods of the namespace', files: { 'agent.yaml': deployment + budget('  selector: {}\n') } },
    {
      name: 'pods of an operator',
      files: {
        'queue.yaml': `apiVersion: rabbitmq.com/v1beta1
kind: RabbitmqCluster
metadata:
  name: events
  namespace: data
spec:
  replicas: 3
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: events
  namespace: data
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: events
`,
      },
    },
    {
      name: 'pods that the Prometheus operator makes',
      files: {
        'prometheus.yaml': `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata:
  name: k8s
  namespace: monitoring
spec:
  replicas: 2
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: prometheus-k8s
  namespace: monitoring
spec:
  minAvailable: 1
  selector:
    matchLabels:
      app.kubernetes.io/name: prometheus
      app.kubernetes.io/instance: k8s
`,
      },
    },
  ],
};
