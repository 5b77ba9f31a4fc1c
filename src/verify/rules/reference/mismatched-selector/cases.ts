import type { RuleCases } from '../../../rule.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'another label value in the template',
      files: {
        'deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: cluster-autoscaler
spec:
  selector:
    matchLabels:
      app: cluster-autoscaler
  template:
    metadata:
      labels: # <-- here
        app: autoscaler
    spec:
      containers:
        - name: cluster-autoscaler
          image: registry.example.com/cluster-autoscaler:1.34.0
`,
      },
    },
    {
      name: 'a template without labels',
      files: {
        'set.yaml': `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: search
spec:
  serviceName: search
  selector:
    matchLabels:
      app: search
  template: # <-- here
    spec:
      containers:
        - name: search
          image: registry.example.com/search:2.19.0
`,
      },
    },
    {
      name: 'an expression that the template does not fulfil',
      files: {
        'rollout.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata:
  name: web
spec:
  selector:
    matchExpressions:
      - { key: app, operator: In, values: [web, website] }
  template:
    metadata:
      labels: # <-- here
        app: shop
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
`,
      },
    },
  ],
  good: [
    {
      name: 'more labels in the template, and a Job without a selector',
      files: {
        'workloads.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
        version: v1
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
---
apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: migrate
          image: registry.example.com/migrate:1.0.0
`,
      },
    },
    {
      name: 'a Rollout that takes the template of a Deployment',
      files: {
        'rollout.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  workloadRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
`,
      },
    },
  ],
};
