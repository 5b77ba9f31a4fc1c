import type { RuleCases } from '../../../rule.ts';
import { alertFile, workload } from '../samples.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'a page that was never written',
      files: {
        'api.yaml': workload(),
        'alerts.yml': alertFile('up == 0', 'runbooks/Broken.md # <-- here'),
        'runbooks/Other.md': '# Other\n',
      },
    },
    {
      name: 'one on the Git server, of a folder that is here',
      files: {
        'api.yaml': workload(),
        'alerts.yml': alertFile(
          'up == 0',
          'https://github.com/shop/platform/blob/main/runbooks/Broken.md # <-- here',
        ),
        'runbooks/Other.md': '# Other\n',
      },
    },
  ],
  good: [
    {
      name: 'a page that is here',
      files: {
        'api.yaml': workload(),
        'alerts.yml': alertFile('up == 0', 'runbooks/Broken.md'),
        'runbooks/Broken.md': '# Broken\n',
      },
    },
    {
      name: 'pages of somebody else',
      files: {
        'api.yaml': workload(),
        'alerts.yml': alertFile('up == 0', 'https://runbooks.example.com/runbooks/node/down.md'),
      },
    },
  ],
};
