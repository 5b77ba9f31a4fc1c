import type { RuleCases } from '../../../rule.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'the address of a database',
      files: {
        'docs/runbook.md':
          '```bash\nkubectl exec -it deploy/api -n shop -- psql $DATABASE_URL -c "SELECT 1"  # <-- here\n```\n',
      },
    },
    {
      name: 'in double quotes',
      files: { 'check.sh': 'kubectl exec api-0 -- redis-cli -u "$REDIS_URL" ping  # <-- here\n' },
    },
  ],
  good: [
    {
      name: 'the shell of the pod looks it up',
      files: {
        'docs/runbook.md': `\`\`\`bash\nkubectl exec api-0 -- sh -c 'psql "$DATABASE_URL" -c "SELECT 1"'\n\`\`\`\n`,
      },
    },
    {
      name: 'the script sets it, or asks for it',
      files: {
        'a.sh': 'DATABASE_URL=$(fetch)\nkubectl exec api-0 -- psql "$DATABASE_URL"\n',
        'b.sh': `: "\${DB_HOST:?which host}"\nkubectl exec api-0 -- psql -h "$DB_HOST"\n`,
        'c.sh': 'kubectl exec "$POD" -- tar -xf "$FILE"\n',
      },
    },
  ],
};
