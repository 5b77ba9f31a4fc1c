import type { RuleCases } from '../../../rule.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'wrong type, word, quantity, port and a missing field',
      files: {
        'deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: claims-service
spec:
  replicas: "3" # <-- here
  selector:
    matchLabels:
      app: claims-service
  template:
    metadata:
      labels:
        app: claims-service
    spec:
      containers:
        - image: registry.example.com/claims-service:1.4.2 # <-- here
          imagePullPolicy: Sometimes # <-- here
          ports:
            - containerPort: 80801 # <-- here
          resources:
            limits:
              memory: 512MB # <-- here
`,
      },
    },
    {
      name: 'a Deployment without a selector',
      files: {
        'deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: llm-agent
spec: # <-- here
  template:
    metadata:
      labels:
        app: llm-agent
    spec:
      containers:
        - name: llm-agent
          image: registry.example.com/llm-agent:2.0.0
`,
      },
    },
    {
      name: 'names and labels that are not allowed',
      files: {
        'service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: Claims_Service # <-- here
  labels:
    team: "claims & payments" # <-- here
spec:
  ports:
    - port: 80
`,
      },
    },
    {
      name: 'a budget with both bounds',
      files: {
        'budget.yaml': `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  minAvailable: 1
  maxUnavailable: 1 # <-- here
  selector:
    matchLabels:
      app: web
`,
      },
    },
  ],
  good: [
    {
      name: 'numbers and texts where both are allowed',
      files: {
        'objects.yaml': `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - name: http
      port: 80
      targetPort: http
    - name: metrics
      port: 9090
      targetPort: 9090
---
apiVersion: v1
kind: ResourceQuota
metadata:
  name: quota
spec:
  hard:
    pods: 10
    requests.cpu: "4"
    requests.memory: 1.5Gi
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: example:Reader
rules:
  - apiGroups: [""]
    resources: [pods]
    verbs: [get]
`,
      },
    },
    {
      name: 'fields that are set to null count as not set',
      files: {
        'service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
spec:
  ports:
    - port: 80
  selector: null
`,
      },
    },
    {
      name: 'places that another tool fills in',
      files: {
        'service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: \${APP}
spec:
  ports:
    - port: \${PORT}
`,
      },
    },
  ],
};
