/** An agent that reads the logs of its node. */
export const agent = (volumes: string, more = '', namespace = 'kube-system') => `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: fluentd
  namespace: ${namespace}
spec:
  selector: { matchLabels: { app: fluentd } }
  template:
    metadata: { labels: { app: fluentd } }
    spec:
${more}      containers:
        - name: fluentd
          image: fluent/fluentd-kubernetes-daemonset:v1.19.0-debian-elasticsearch8-1.0
      volumes:
${volumes}`;
