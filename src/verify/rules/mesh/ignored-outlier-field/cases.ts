import type { RuleCases } from '../../../rule.ts';

const rule = (fields: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: claims-service, namespace: claims }
spec:
  host: claims-service
${fields}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'the old field',
      files: {
        'a.yaml': rule(`  trafficPolicy:
    outlierDetection:
      consecutiveErrors: 5 # <-- here
      interval: 30s
`),
      },
    },
    {
      name: 'the old field in a subset',
      files: {
        'a.yaml': rule(`  subsets:
    - name: v1
      labels: { version: v1 }
      trafficPolicy:
        outlierDetection: { consecutiveErrors: 7 } # <-- here
`),
      },
    },
  ],
  good: [
    {
      name: 'the field that is read',
      files: {
        'a.yaml': rule(`  trafficPolicy:
    outlierDetection: { consecutive5xxErrors: 5, interval: 30s }
`),
      },
    },
    {
      name: 'none at all',
      files: { 'a.yaml': rule('  trafficPolicy: { loadBalancer: { simple: RANDOM } }\n') },
    },
  ],
};
