import type { Command } from '../../command.ts';

export const command: Command = {
  name: 'explain',
  summary: 'explain a rule, a field of the definition, an object or a line of the output',
  description:
    'Follows things in both directions: from a place in the definition to the objects and lines that it makes, and from a line of a generated file back to the definition. Also prints the page of a rule, or all rules.',
  args: [
    {
      name: '<thing>',
      description: 'a rule, `rules`, a path such as services.api.replicas, Kind/name, or file:line',
    },
    {
      name: '[definition]',
      description: 'the definition (default: platform.ts of this folder, or the one that wrote the file)',
    },
  ],
  options: [
    {
      flags: '-o, --out <dir>',
      description: 'folder of the written repository (default: out/<name of the platform>)',
    },
    { flags: '--json', description: 'print as JSON' },
  ],
  examples: [
    ['groundplan explain rules', 'list all rules'],
    ['groundplan explain blocked-dns', 'why is this a finding, and how is it mended?'],
    ['groundplan explain services.api.shutdown', 'meaning, default, values and what it makes'],
    ['groundplan explain Deployment/api', 'which part of the definition made it?'],
    [
      'groundplan explain out/shop/kubernetes/base/services/api/deployment.yaml:24',
      'which part of the definition decided this line?',
    ],
    ['groundplan explain platform.ts:12', 'what does this line of the definition make?'],
  ],
  run: async (invocation) => (await import('./run.ts')).run(invocation),
};
