import type { RuleCases } from '../../../rule.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'a dump through a pipe into a pod',
      files: {
        'restore.sh': `aws s3 cp "s3://backups/postgres_$DAY.sql.gz" - | gunzip |
  kubectl exec -i db-0 -- psql -U postgres  # <-- here
`,
      },
    },
    { name: 'a dump from a file', files: { 'a.sh': 'psql -d shop < backup.sql  # <-- here\n' } },
    { name: 'a dump by name', files: { 'a.sh': 'psql -d shop -f shop-dump.sql  # <-- here\n' } },
  ],
  good: [
    {
      name: 'stops at the first error',
      files: {
        'a.sh':
          'gunzip -c backup.sql.gz | psql -v ON_ERROR_STOP=1 -1 -d fresh\npsql --set=ON_ERROR_STOP=on -f dump.sql\n',
      },
    },
    {
      name: 'no dump',
      files: { 'a.sh': 'psql -c "SELECT 1"\npsql -f migrations/001.sql\nkubectl get pods | psql -c "x"\n' },
    },
  ],
};
