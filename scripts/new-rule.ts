import { namesFrom, writeNew } from './new/write.ts';

const [group, id] = namesFrom('usage: npm run new:rule -- <group> <the-bad-thing>', 2);
const folder = `src/verify/rules/${group}/${id}`;

const rule = `import { positionAt } from '../../../../base/index.ts';
import type { Rule } from '../../../rule.ts';

/** What it takes for the bad thing to be there, and what is no case of it. */
export const rule: Rule = {
  id: '${id}',
  title: 'a Service without a selector and without a name',
  severity: 'error',
  why: 'Say what happens in a cluster because of it.',
  fix: 'Say how to mend it.',
  *check({ cluster }) {
    for (const object of cluster.ofKind('Service')) {
      if (object.name !== '') continue;
      const at = positionAt(object.tree, ['metadata', 'name']);
      yield { message: 'the Service has no name', places: [{ at, note: 'the name is empty' }] };
    }
  },
};
`;

const cases = `import type { RuleCases } from '../../../rule.ts';

export const cases: RuleCases = {
  bad: [
    {
      name: 'the smallest file that shows it',
      files: {
        'service.yaml': \`apiVersion: v1
kind: Service
metadata:
  name: ""  # <-- here
\`,
      },
    },
  ],
  good: [
    {
      name: 'what a careless check would report',
      files: {
        'service.yaml': \`apiVersion: v1
kind: Service
metadata:
  name: api
\`,
      },
    },
  ],
};
`;

writeNew(
  { [`${folder}/rule.ts`]: rule, [`${folder}/cases.ts`]: cases },
  `\nWrite the cases first, then the rule; npx vitest run src/verify/rules.test.ts -t ${id}`,
);
