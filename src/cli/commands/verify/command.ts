import type { Command } from '../../command.ts';

export const command: Command = {
  name: 'verify',
  summary: 'check a repository across its layers',
  description:
    'Compiles a definition in memory and checks what would be written; or, given a folder, checks the files in it, together with the definition that wrote them where that is known. Accept a finding with a comment on its line or the line above: # groundplan-allow <rule>: <reason>',
  args: [
    {
      name: '[definition|dir]',
      description: 'a definition or a written repository (default: platform.ts of this folder)',
    },
  ],
  options: [
    {
      flags: '-f, --format <format>',
      description: 'how to print findings',
      choices: ['text', 'json', 'sarif', 'github'],
      default: 'text',
    },
    { flags: '-r, --rule <id>', description: 'run only this rule; may be repeated', repeatable: true },
    {
      flags: '-e, --env <name>',
      description: 'only this environment of a definition; may be repeated',
      repeatable: true,
    },
    {
      flags: '-d, --definition <file>',
      description:
        'the definition to hold a folder against (default: the one that wrote it, if it lies below the current folder)',
    },
    { flags: '--no-definition', description: 'judge a folder by its files alone' },
  ],
  examples: [
    ['groundplan verify', 'verify what platform.ts of this folder gives'],
    ['groundplan verify out/shop', 'verify a written repository'],
    ['groundplan verify /srv/infra --definition platform.ts', 'hold another folder against a definition'],
    ['groundplan verify --rule blocked-dns', 'run a single rule'],
    ['groundplan verify --format sarif > findings.sarif', 'for code scanning'],
  ],
  run: async (invocation) => (await import('./run.ts')).run(invocation),
};
