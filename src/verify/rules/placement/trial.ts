/** Pools for cases: general for everybody, data for those who tolerate. */
export const twoPools = {
  general: { instance: 't3.medium', nodes: [2, 4] },
  data: { instance: 'r6i.large', nodes: 3, taints: ['dedicated=data:NoSchedule'] },
};

/** A definition for cases: one environment in three zones. */
export function platform(pools: object = twoPools): unknown {
  return {
    name: 'shop',
    environments: ['production'],
    cloud: { provider: 'aws', region: 'eu-central-1' },
    cluster: { pools },
    services: { api: { port: 8080 } },
  };
}

/** A workload for cases; the pod spec as YAML, indented by six. */
export function workload(
  name: string,
  pod: string,
  { kind = 'Deployment', spec = '', container = '' } = {},
): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name}, namespace: shop }
spec:
${spec}  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
${pod}      containers:
        - name: ${name}
          image: ${name}:1
${container}---
`;
}

export const tolerating =
  '      tolerations: [{ key: dedicated, operator: Equal, value: data, effect: NoSchedule }]\n';
