/** A workload, so that there is a cluster; its pods carry what is given as annotations. */
export const workload = (annotations = '{}') => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
  namespace: shop
spec:
  replicas: 3
  selector:
    matchLabels:
      app: api
  template:
    metadata:
      labels:
        app: api
      annotations: ${annotations}
    spec:
      containers:
        - name: api
          image: registry.example.com/api:1.0.0
---
apiVersion: v1
kind: Service
metadata:
  name: api
  namespace: shop
spec:
  selector:
    app: api
  ports:
    - port: 80
`;

/** A file of one alert. */
export const alertFile = (expr: string, runbook = 'https://wiki.example.com/alerts') => `groups:
  - name: services
    rules:
      - alert: Broken
        expr: ${expr}
        for: 5m
        labels:
          severity: warning
        annotations:
          summary: Something is broken
          runbook_url: ${runbook}
`;

/** The same alert as an object. */
export const alertObject = (expr: string) => `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: services
  namespace: monitoring
spec:
  groups:
    - name: services
      rules:
        - alert: Broken
          expr: ${expr}
          annotations:
            summary: Something is broken
            runbook_url: https://wiki.example.com/alerts
`;

/** A Prometheus that is configured by a file, with these jobs. */
export const prometheusFile = (jobs: string) => `global:
  scrape_interval: 15s
scrape_configs:
${jobs}`;
