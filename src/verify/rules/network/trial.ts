/** A definition for cases: one environment, plain services by name. */
export function shop(services: Readonly<Record<string, object>>, rest: object = {}): unknown {
  return {
    name: 'shop',
    environments: ['production'],
    cloud: { provider: 'aws', region: 'eu-central-1' },
    services,
    ...rest,
  };
}

/** A Deployment for cases, labelled `app: <name>`; ports as flow YAML. */
export function pods(
  name: string,
  { ports = '[{ containerPort: 8080 }]', namespace = 'shop', annotations = '{}', pod = '' } = {},
): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} }, annotations: ${annotations} }
    spec:
      containers: [{ name: ${name}, image: '${name}:1', ports: ${ports} }]
${pod}---
`;
}

/** A NetworkPolicy for cases; the spec as YAML, indented by two. */
export function policy(name: string, spec: string, namespace = 'shop'): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec:
${spec}---
`;
}

/** A Namespace for cases. */
export function namespace(name: string, labels = '{}'): string {
  return `apiVersion: v1
kind: Namespace
metadata: { name: ${name}, labels: ${labels} }
---
`;
}
