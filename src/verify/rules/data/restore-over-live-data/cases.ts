import type { RuleCases } from '../../../rule.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'into the database that is in use',
      files: { 'README.md': '```bash\npg_restore -h db -U shop -d shop backup.dump  # <-- here\n```\n' },
    },
    {
      name: 'in the pod',
      files: {
        'restore.sh':
          'kubectl exec -i db-0 -- pg_restore --dbname=shop --no-owner /tmp/backup.dump  # <-- here\n',
      },
    },
  ],
  good: [
    {
      name: 'clears what is there',
      files: { 'restore.sh': 'pg_restore --clean --if-exists --single-transaction -d shop backup.dump\n' },
    },
    {
      name: 'into a new database',
      files: {
        'a.sh': 'createdb -h db shop_new\npg_restore -h db -d shop_new backup.dump\n',
        'b.sh': 'psql -c "CREATE DATABASE fresh"\npg_restore -d fresh backup.dump\n',
        'c.sh': 'pg_restore -C -d postgres backup.dump\n',
      },
    },
    {
      name: 'writes to no database',
      files: { 'look.sh': 'pg_restore -l backup.dump\npg_restore backup.dump\n' },
    },
  ],
};
