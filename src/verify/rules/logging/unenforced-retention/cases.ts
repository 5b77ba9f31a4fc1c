import type { RuleCases } from '../../../rule.ts';
import { release } from '../release-case.ts';

const limits = (mark = '') => `        loki:
          limits_config:
            retention_period: 168h${mark}
`;

export const cases: RuleCases = {
  bad: [
    { name: 'no word of the compactor', files: { 'loki.yaml': release('loki', limits(' # <-- here')) } },
    {
      name: 'a compactor that is told not to',
      files: {
        'loki.yaml': release(
          'loki',
          `${limits(' # <-- here')}          compactor: { retention_enabled: false }\n`,
        ),
      },
    },
  ],
  good: [
    {
      name: 'a compactor that deletes',
      files: {
        'loki.yaml': release(
          'loki',
          `${limits()}          compactor: { retention_enabled: true, delete_request_store: s3 }\n`,
        ),
      },
    },
    {
      name: 'nobody promised anything',
      files: { 'loki.yaml': release('loki', '        loki: { auth_enabled: false }\n') },
    },
  ],
};
