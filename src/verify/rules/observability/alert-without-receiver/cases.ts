import type { RuleCases } from '../../../rule.ts';
import { workload } from '../samples.ts';

const config = (receiver: string, ways: string) => `route:
  receiver: ${receiver}
receivers:
  - name: team
${ways}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a receiver without a way',
      files: { 'api.yaml': workload(), 'alertmanager.yml': config('team # <-- here', '') },
    },
    {
      name: 'one that is not declared',
      files: {
        'api.yaml': workload(),
        'alertmanager.yml': config(
          'taem # <-- here',
          '    webhook_configs:\n      - url_file: /secrets/url\n',
        ),
      },
    },
  ],
  good: [
    {
      name: 'a webhook',
      files: {
        'api.yaml': workload(),
        'alertmanager.yml': config('team', '    webhook_configs:\n      - url_file: /secrets/url\n'),
      },
    },
    {
      name: 'a route by severity, and nobody for the rest',
      files: {
        'api.yaml': workload(),
        'alertmanager.yml': `route:
  receiver: nobody
  routes:
    - matchers: ['severity="critical"']
      receiver: team
receivers:
  - name: nobody
  - name: team
    webhook_configs:
      - url_file: /secrets/url
`,
      },
    },
  ],
};
