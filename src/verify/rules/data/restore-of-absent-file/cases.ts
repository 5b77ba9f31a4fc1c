import type { RuleCases } from '../../../rule.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'unpacked where it is not',
      files: {
        'README.md':
          '```bash\naws s3 cp s3://backups/2026-01-01.tar.gz ./restore/\ntar -xzf 2026-01-01.tar.gz  # <-- here\n```\n',
      },
    },
  ],
  good: [
    {
      name: 'with its folder, or from there',
      files: {
        'a.sh': 'aws s3 cp s3://backups/a.tar.gz ./restore/\ntar -xzf restore/a.tar.gz\n',
        'b.sh': 'aws s3 cp s3://backups/a.tar.gz ./restore/\ncd restore\ntar -xzf a.tar.gz\n',
        'c.sh': 'aws s3 cp s3://backups/a.tar.gz .\ntar -xzf a.tar.gz\n',
        'd.sh': 'aws s3 cp s3://backups/a.tar.gz ./\ntar -xzf a.tar.gz\n',
      },
    },
  ],
};
