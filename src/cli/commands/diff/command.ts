import type { Command } from '../../command.ts';

export const command: Command = {
  name: 'diff',
  summary: 'show what compiling would change in the written repository',
  description:
    'Compares the repository on disk with what the definition gives now, as a unified diff. Writes nothing.',
  args: [{ name: '[definition]', description: 'the definition (default: platform.ts of this folder)' }],
  options: [
    { flags: '-o, --out <dir>', description: 'output folder (default: out/<name of the platform>)' },
    { flags: '-e, --env <name>', description: 'only this environment; may be repeated', repeatable: true },
    { flags: '--json', description: 'print the files and their states as JSON' },
  ],
  examples: [
    ['groundplan diff', 'what would `groundplan compile` change?'],
    ['groundplan diff --out infra | less', 'read a long diff'],
  ],
  run: async (invocation) => (await import('./run.ts')).run(invocation),
};
