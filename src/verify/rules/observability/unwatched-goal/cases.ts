import type { RuleCases } from '../../../rule.ts';
import { alertObject } from '../samples.ts';

const definition = {
  name: 'shop',
  environments: ['production'],
  cloud: { provider: 'aws', region: 'eu-central-1' },
  services: { api: { port: 8080, metrics: { port: 9090 }, goals: { availability: '99.9%' } } },
};
const deployment = (mark = '') => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api${mark}
  namespace: shop
spec:
  template:
    metadata:
      labels:
        app: api
    spec:
      containers:
        - name: api
          image: registry.example.com/api:1.0.0
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'no alert at all',
      files: { 'production/api.yaml': deployment(' # <-- here') },
      definition,
    },
    {
      name: 'an alert about another service',
      files: {
        'production/api.yaml': `${deployment(' # <-- here')}---\n${alertObject(
          `'service:http_errors:ratio_rate1h{service="web"} > 0.0144'`,
        )}`,
      },
      definition,
    },
  ],
  good: [
    {
      name: 'an alert about it',
      files: {
        'production/api.yaml': `${deployment()}---\n${alertObject(
          `'service:http_errors:ratio_rate1h{service=~"web|api"} > 0.0144'`,
        )}`,
      },
      definition,
    },
  ],
};
