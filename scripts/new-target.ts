import { namesFrom, writeNew } from './new/write.ts';

const [id] = namesFrom('usage: npm run new:target -- <name>', 1);

const target = `import type { Target } from '../../target.ts';

/** What it writes, and for whom. */
export const target: Target = {
  id: '${id}',
  title: 'what it writes, in a few words',
  needs: [],
  compile() {
    return { artifacts: [] };
  },
};
`;

writeNew(
  { [`src/compile/targets/${id}/target.ts`]: target },
  '\nThe suite of all targets tries it on the examples: npx vitest run tests/targets.test.ts',
);
