import type { RuleCases } from '../../../rule.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'a misspelt field of a Deployment',
      files: {
        'deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: claims-service
spec:
  replica: 3 # <-- here
  selector:
    matchLabels:
      app: claims-service
  template:
    metadata:
      labels:
        app: claims-service
    spec:
      containers:
        - name: claims-service
          image: registry.example.com/claims-service:1.4.2
          imagePullPolice: Always # <-- here
`,
      },
    },
    {
      name: 'a field at the wrong depth',
      files: {
        'service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
selector: # <-- here
  app: web
`,
      },
    },
    {
      name: 'an unknown field of a custom kind',
      files: {
        'scaler.yaml': `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: worker
spec:
  scaleTargetRef:
    name: worker
  maxReplicas: 10 # <-- here
  triggers:
    - type: rabbitmq
      metadata:
        queueName: tasks
`,
      },
    },
  ],
  good: [
    {
      name: 'what sops has encrypted',
      files: {
        'secret.yaml': `apiVersion: v1
kind: Secret
metadata: { name: login, namespace: shop }
data: { password: "ENC[AES256_GCM,data:8sT1,iv:K=,tag:Q=,type:str]" }
sops: { age: [], version: 3.11.0 }
`,
      },
    },
    {
      name: 'free keys in labels, annotations, data and node selectors',
      files: {
        'objects.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  labels:
    anything: goes
  annotations:
    example.com/anyKey: any value
data:
  replica: "3"
---
apiVersion: v1
kind: Pod
metadata:
  name: job
spec:
  nodeSelector:
    custom-label: spot
  containers:
    - name: job
      image: registry.example.com/job:1.0.0
`,
      },
    },
    {
      name: 'a kind that is not known',
      files: {
        'thing.yaml': `apiVersion: example.com/v1
kind: Thing
metadata:
  name: thing
spec:
  whatever: true
`,
      },
    },
  ],
};
