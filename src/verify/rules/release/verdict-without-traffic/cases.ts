import type { RuleCases } from '../../../rule.ts';

const template = (...metrics: readonly string[]) => `apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: claims, namespace: claims }
spec:
  args: [{ name: hash }]
  metrics:
${metrics.join('')}`;

const metric = (name: string, condition: string, query: string, mark = '') => `    - name: ${name}
      successCondition: ${condition}
      provider:
        prometheus:
          address: http://prometheus:9090
          query: ${mark === '' ? '|' : `|${mark}`}
${query
  .split('\n')
  .map((line) => `            ${line}\n`)
  .join('')}`;

const share = `sum(rate(requests_total{code!~"5..",pod=~"claims-{{args.hash}}-.+"}[5m]))
/ sum(rate(requests_total{pod=~"claims-{{args.hash}}-.+"}[5m]))`;
const enough = 'and on() sum(increase(requests_total[5m])) >= 100';

export const cases: RuleCases = {
  bad: [
    {
      name: 'a share alone',
      files: { 'a.yaml': template(metric('success', 'result[0] >= 0.99', share, ' # <-- here')) },
    },
    {
      name: 'a quantile alone',
      files: {
        'a.yaml': template(
          metric(
            'p95',
            'result[0] <= 500',
            'histogram_quantile(0.95, sum by (le) (rate(duration_bucket[5m])))',
            ' # <-- here',
          ),
        ),
      },
    },
  ],
  good: [
    {
      name: 'a share of enough requests',
      files: { 'a.yaml': template(metric('success', 'result[0] >= 0.99', `(${share})\n${enough}`)) },
    },
    {
      name: 'a metric beside it that counts',
      files: {
        'a.yaml': template(
          metric('success', 'result[0] >= 0.99', share),
          metric('requests', 'result[0] >= 100', 'sum(increase(requests_total[5m]))'),
        ),
      },
    },
    {
      name: 'a test instead of a query',
      files: {
        'a.yaml': template(`    - name: smoke
      provider:
        job:
          spec:
            template: { spec: { restartPolicy: Never, containers: [{ name: smoke, image: 'smoke:1' }] } }
`),
      },
    },
  ],
};
