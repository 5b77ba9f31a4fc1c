import type { RuleCases } from '../../../rule.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'a backup by hand',
      files: {
        'docs/backup.md':
          '```bash\nkubectl create job --from=cronjob/backup backup-$(date +%Y%m%d) -n shop  # <-- here\n```\n',
      },
    },
  ],
  good: [
    {
      name: 'the time is in the name',
      files: {
        'a.sh': `kubectl create job --from=cronjob/backup "backup-$(date +%Y%m%d-%H%M%S)"
kubectl create job --from=cronjob/backup backup-$(date +%s)
kubectl create job --from=cronjob/backup backup-by-hand
kubectl create namespace try-$(date +%Y%m%d)
`,
      },
    },
  ],
};
