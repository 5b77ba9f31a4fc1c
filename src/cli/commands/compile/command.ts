import type { Command } from '../../command.ts';

export const command: Command = {
  name: 'compile',
  summary: 'write the repository of a definition',
  description:
    'Writes the repository that a definition describes. Files that were edited since are kept; files that are no longer generated are removed unless they were edited.',
  args: [{ name: '[definition]', description: 'the definition (default: platform.ts of this folder)' }],
  options: [
    { flags: '-o, --out <dir>', description: 'output folder (default: out/<name of the platform>)' },
    {
      flags: '-e, --env <name>',
      description: 'compile only this environment: the folder then holds no other; may be repeated',
      repeatable: true,
    },
    { flags: '--check', description: 'write nothing; fail when the folder is out of date' },
    { flags: '--force', description: 'take what is generated where files were edited' },
    { flags: '--keep', description: 'settle conflicts in favour of the edited files' },
    { flags: '--json', description: 'print what was done as JSON' },
  ],
  examples: [
    ['groundplan compile', 'compile platform.ts of this folder'],
    ['groundplan compile examples/dzinza/platform.ts --out infra', 'compile another definition into infra/'],
    ['groundplan compile --check', 'in a pipeline: fail when the repository is out of date'],
  ],
  run: async (invocation) => (await import('./run.ts')).run(invocation),
};
