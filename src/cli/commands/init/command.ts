import type { Command } from '../../command.ts';

export const command: Command = {
  name: 'init',
  summary: 'begin a definition',
  description:
    'Writes platform.ts, and package.json and tsconfig.json where there are none, so that the editor completes and checks the definition. Existing files are never touched.',
  args: [{ name: '[dir]', description: 'folder to begin in (default: this folder)' }],
  options: [
    { flags: '-n, --name <name>', description: 'name of the platform (default: the name of the folder)' },
    {
      flags: '--from <example>',
      description: 'begin with one of the example platforms',
      choices: ['claims-askes', 'dzinza', 'open-policy', 'ai-workflow', 'microcrop'],
    },
    { flags: '--cloud <provider>', description: 'where it runs', choices: ['aws', 'azure', 'gcp'] },
    { flags: '--json', description: 'print the files as JSON' },
  ],
  examples: [
    ['groundplan init', 'begin in this folder'],
    ['groundplan init shop --cloud gcp', 'begin in shop/ for Google Cloud'],
    ['groundplan init --from microcrop', 'begin with a whole example'],
  ],
  run: async (invocation) => (await import('./run.ts')).run(invocation),
};
