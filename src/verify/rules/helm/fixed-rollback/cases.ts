import type { RuleCases } from '../../../rule.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'to the first release',
      files: { 'README.md': '```sh\nhelm rollback shop 1 -n shop  # <-- here\n```\n' },
    },
    {
      name: 'with flags before it',
      files: { 'undo.sh': 'helm -n shop rollback shop --wait 3  # <-- here\n' },
    },
  ],
  good: [
    {
      name: 'to the release before, or to one that is looked up',
      files: {
        'undo.sh': 'helm rollback shop\nhelm rollback shop 0 --wait\nhelm rollback shop "$revision"\n',
      },
    },
    {
      name: 'an example in words',
      files: { 'README.md': 'Run `helm rollback shop 1` to get the first release.\n' },
    },
  ],
};
