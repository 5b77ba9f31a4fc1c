import { namesFrom, writeNew } from './new/write.ts';

const [name] = namesFrom('usage: npm run new:command -- <verb>', 1);

const command = `import type { Command } from '../../command.ts';

export const command: Command = {
  name: '${name}',
  summary: 'what it does, in a few words',
  description: 'What it does, in whole sentences.',
  args: [],
  options: [{ flags: '--json', description: 'print as JSON' }],
  examples: [['groundplan ${name}', 'what this does']],
  run: async (invocation) => (await import('./run.ts')).run(invocation),
};
`;

const run = `import type { ExitCode, Invocation } from '../../command.ts';

export async function run({ terminal }: Invocation): Promise<ExitCode> {
  terminal.out('${name}\\n');
  return 0;
}
`;

writeNew(
  { [`src/cli/commands/${name}/command.ts`]: command, [`src/cli/commands/${name}/run.ts`]: run },
  `\nTry it: npm run build && npx groundplan ${name} --help`,
);
