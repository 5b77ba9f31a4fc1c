import type { RuleCases } from '../../../rule.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'a dump in place of a restore',
      files: {
        'docs/restore.md': `\`\`\`bash
aws s3 cp s3://backups/2026-01-01.tar.gz ./restore/
tar -xzf restore/2026-01-01.tar.gz
redis-cli -h cache --rdb dump.rdb  # <-- here
\`\`\`
`,
      },
    },
    {
      name: 'in the pod',
      files: {
        'restore.sh': `gunzip dump.rdb.gz
kubectl exec -i cache-0 -- redis-cli --rdb /data/dump.rdb  # <-- here
`,
      },
    },
  ],
  good: [
    {
      name: 'a backup',
      files: { 'backup.sh': 'redis-cli -h cache --rdb dump.rdb\naws s3 cp dump.rdb "s3://backups/$DAY/"\n' },
    },
    {
      name: 'a backup after looking at the last one',
      files: {
        'backup.sh':
          'aws s3 cp s3://backups/last.tar.gz .\nredis-cli --rdb dump.rdb\naws s3 cp dump.rdb s3://backups/\n',
      },
    },
    { name: 'other commands', files: { 'check.sh': 'tar -xzf a.tgz\nredis-cli ping\n' } },
  ],
};
