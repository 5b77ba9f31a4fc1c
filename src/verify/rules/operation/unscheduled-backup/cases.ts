import type { RuleCases } from '../../../rule.ts';

const script = (mark = '') => `#!/bin/bash
set -euo pipefail
pg_dump -Fc shop > shop.dump${mark}
aws s3 cp shop.dump s3://backups/
`;

export const cases: RuleCases = {
  bad: [{ name: 'a script alone', files: { 'scripts/backup.sh': script(' # <-- here') } }],
  good: [
    {
      name: 'a CronJob takes it',
      files: {
        'backup/backup.sh': script(),
        'backup/kustomization.yaml': 'configMapGenerator: [{ name: backup, files: [backup.sh] }]\n',
      },
    },
    {
      name: 'a pipeline runs it',
      files: {
        'scripts/backup.sh': script(),
        '.github/workflows/backup.yml':
          'on: { schedule: [{ cron: 0 2 * * * }] }\njobs: { a: { steps: [{ run: ./scripts/backup.sh }] } }\n',
      },
    },
    { name: 'no backup', files: { 'scripts/check-backup.sh': 'aws s3 ls s3://backups/\n' } },
  ],
};
