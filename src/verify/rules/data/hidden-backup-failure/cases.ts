import type { RuleCases } from '../../../rule.ts';

const cronJob = (script: string) => `apiVersion: batch/v1
kind: CronJob
metadata: { name: backup, namespace: shop }
spec:
  schedule: 0 2 * * *
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: backup
              image: postgres:17.4
              command:
                - /bin/sh
                - -c
                - |
${script}`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'a script',
      files: { 'backup.sh': '#!/bin/bash\nset -e\npg_dump shop | gzip > shop.sql.gz  # <-- here\n' },
    },
    {
      name: 'a dump in a pod, packed outside',
      files: {
        'backup.sh':
          'kubectl exec db-0 -- pg_dumpall -U postgres | gzip | aws s3 cp - "s3://b/$DAY.gz"  # <-- here\n',
      },
    },
    {
      name: 'a CronJob',
      files: {
        'backup.yaml': cronJob(
          '                  set -e\n                  pg_dump "$URL" | gzip | aws s3 cp - s3://b/shop.gz  # <-- here\n',
        ),
      },
    },
    {
      name: 'a shell inside of a script that looks',
      files: {
        'backup.sh': "set -euo pipefail\nkubectl exec db-0 -- sh -c 'pg_dump x | gzip' > x.gz  # <-- here\n",
      },
    },
  ],
  good: [
    {
      name: 'the failure is looked at',
      files: {
        'backup.sh': 'set -euo pipefail\npg_dump shop | gzip > shop.sql.gz\n',
        'backup.yaml': cronJob(
          '                  set -eu -o pipefail\n                  pg_dump "$URL" | gzip > /backup/x.gz\n',
        ),
      },
    },
    {
      name: 'no pipe behind it',
      files: { 'backup.sh': 'pg_dump -Fc -f shop.dump shop\npg_dump shop > shop.sql\ncat a | gzip\n' },
    },
    {
      name: 'typed by a person, who reads the errors',
      files: { 'README.md': '```sh\npg_dump shop | gzip > a.gz\n```\n' },
    },
  ],
};
