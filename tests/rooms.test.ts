import { copyFileSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cruise, type IConfiguration } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from './tools/folder.ts';

const root = join(import.meta.dirname, '..');

/** A layout with one unit of each kind, in which everybody keeps to the rules. */
const sound: Readonly<Record<string, string>> = {
  'base/index.ts': "export { twice } from './twice.ts';",
  'base/twice.ts':
    'export const twice = (n: number) => n * 2;\nexport interface Twice { readonly n: number }',
  'kubernetes/index.ts': "import { twice } from '../base/index.ts';\nexport const port = twice(40);",
  'telemetry/index.ts': "import { twice } from '../base/index.ts';\nexport const metric = twice(2);",
  'model/index.ts': "import { port } from '../kubernetes/index.ts';\nexport const model = { port };",
  'facts/index.ts': "import { twice } from '../base/index.ts';\nexport const facts = twice(1);",
  'compile/index.ts':
    "import { one } from './targets/one/target.ts';\nimport { two } from './targets/two/target.ts';\nimport { areas } from './objects/areas.ts';\nexport const compile = [one, two, areas];",
  'compile/targets/one/target.ts':
    "import { model } from '../../../model/index.ts';\nexport const one = model.port;",
  'compile/targets/two/target.ts': 'export const two = 2;',
  'compile/objects/areas.ts':
    "import { edge } from './edge/area.ts';\nimport { mesh } from './mesh/area.ts';\nexport const areas = [edge, mesh];",
  'compile/objects/workload/pod.ts': 'export const pod = 1;',
  'compile/objects/edge/area.ts': "import { pod } from '../workload/pod.ts';\nexport const edge = pod;",
  'compile/objects/mesh/area.ts': 'export const mesh = 1;',
  'verify/index.ts':
    "export { bad } from './rules/group/bad/rule.ts';\nexport { worse } from './rules/group/worse/rule.ts';\nexport { other } from './rules/others/other/rule.ts';",
  'verify/rules/group/shared.ts':
    "import { facts } from '../../../facts/index.ts';\nexport const shared = facts;",
  'verify/rules/group/bad/rule.ts': "import { shared } from '../shared.ts';\nexport const bad = shared;",
  'verify/rules/group/worse/rule.ts': "import { shared } from '../shared.ts';\nexport const worse = shared;",
  'verify/rules/others/other/rule.ts': 'export const other = 1;',
  'workspace/index.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;",
  'cli/command.ts': 'export interface Command { readonly name: string; run(): Promise<unknown> }',
  'cli/main.ts':
    "import { go } from './commands/go/command.ts';\nimport { stop } from './commands/stop/command.ts';\nexport const commands = [go, stop];",
  'cli/commands/go/command.ts':
    "import type { Command } from '../../command.ts';\nexport const go: Command = { name: 'go', run: () => import('./run.ts') };",
  'cli/commands/go/run.ts':
    "import { compile } from '../../../compile/index.ts';\nimport { bad, other, worse } from '../../../verify/index.ts';\nimport { read } from '../../../workspace/index.ts';\nexport const run = [compile, bad, worse, other, read];",
  'cli/commands/stop/command.ts':
    "import type { Command } from '../../command.ts';\nexport const stop: Command = { name: 'stop', run: async () => 0 };",
};

interface Plant {
  readonly name: string;
  /** Files that are added to the sound ones, or put in their place. */
  readonly files: Readonly<Record<string, string>>;
  /** What is to be found: the rule, the file, and what it imports where that matters. */
  readonly found: readonly string[];
}

const use = (from: string) => `import { twice } from '${from}';\nexport const used = twice(1);`;

const plants: readonly Plant[] = [
  {
    name: 'base imports model',
    files: {
      'base/twice.ts':
        "import { model } from '../model/index.ts';\nexport const twice = (n: number) => n * model.port;",
    },
    found: ['no-cycles: base/index.ts', 'room-base: base/twice.ts'],
  },
  {
    name: 'compile imports facts, which it may not know',
    files: {
      'compile/targets/two/target.ts':
        "import { facts } from '../../../facts/index.ts';\nexport const two = facts;",
    },
    found: ['room-compile: compile/targets/two/target.ts'],
  },
  {
    name: 'a room is entered past its index',
    files: { 'facts/index.ts': use('../base/twice.ts') },
    found: ['room-facts: facts/index.ts'],
  },
  {
    name: 'a type is taken from a room that may not be entered',
    files: {
      'kubernetes/index.ts':
        "import type { model } from '../model/index.ts';\nexport const port: number = 1 as (typeof model)['port'];",
    },
    found: ['no-cycles: kubernetes/index.ts', 'room-kubernetes: kubernetes/index.ts'],
  },
  {
    name: 'a type is taken past the index of a room that may be entered',
    files: {
      'model/index.ts':
        "import type { Twice } from '../base/twice.ts';\nexport const model: { port: number } & Partial<Twice> = { port: 1 };",
    },
    found: ['room-model: model/index.ts'],
  },
  {
    name: 'a target imports its sibling',
    files: {
      'compile/targets/one/target.ts': "import { two } from '../two/target.ts';\nexport const one = two;",
    },
    found: ['targets-apart: compile/targets/one/target.ts'],
  },
  {
    name: 'an area imports another',
    files: {
      'compile/objects/edge/area.ts': "import { mesh } from '../mesh/area.ts';\nexport const edge = mesh;",
      'compile/objects/workload/pod.ts': "import { mesh } from '../mesh/area.ts';\nexport const pod = mesh;",
    },
    found: ['areas-apart: compile/objects/edge/area.ts', 'areas-apart: compile/objects/workload/pod.ts'],
  },
  {
    name: 'a rule imports its sibling',
    files: {
      'verify/rules/group/bad/rule.ts':
        "import { worse } from '../worse/rule.ts';\nexport const bad = worse;",
    },
    found: ['rules-apart: verify/rules/group/bad/rule.ts'],
  },
  {
    name: 'a rule imports what another group shares',
    files: {
      'verify/rules/others/other/rule.ts':
        "import { shared } from '../../group/shared.ts';\nexport const other = shared;",
    },
    found: ['rules-apart: verify/rules/others/other/rule.ts'],
  },
  {
    name: 'what a group shares imports another group',
    files: {
      'verify/rules/group/shared.ts':
        "import { other } from '../others/other/rule.ts';\nexport const shared = other;",
    },
    found: ['rule-groups-apart: verify/rules/group/shared.ts'],
  },
  {
    name: 'a command imports its sibling',
    files: {
      'cli/commands/go/run.ts': `${sound['cli/commands/go/run.ts']}\nexport { stop } from '../stop/command.ts';`,
    },
    found: ['commands-apart: cli/commands/go/run.ts'],
  },
  {
    name: 'the page of a command loads its work',
    files: {
      'cli/commands/go/command.ts':
        "import { run } from './run.ts';\nexport const go = { name: 'go', run: async () => run };",
    },
    found: ['commands-load-late: cli/commands/go/command.ts'],
  },
  {
    name: 'a pure room reads the disk',
    files: {
      'facts/index.ts':
        "import { readFileSync } from 'node:fs';\nexport const facts = Number(readFileSync('x'));",
    },
    found: ['pure-rooms: facts/index.ts'],
  },
  {
    name: 'a pure room starts a program, by the old name of the module',
    files: {
      'model/index.ts':
        "import { execSync } from 'child_process';\nexport const model = { port: Number(execSync('true')) };",
    },
    found: ['pure-rooms: model/index.ts'],
  },
  {
    name: 'two files import each other',
    files: {
      'base/twice.ts':
        "import { thrice } from './thrice.ts';\nexport const twice = (n: number) => thrice(n) - n;",
      'base/thrice.ts':
        "import { twice } from './twice.ts';\nexport const thrice = (n: number): number => twice(n) + n;",
    },
    found: ['no-cycles: base/thrice.ts'],
  },
  {
    name: 'a file that nothing imports',
    files: { 'base/lost.ts': 'export const lost = 1;' },
    found: ['no-orphans: base/lost.ts'],
  },
  {
    name: 'a development dependency in what users run',
    files: { 'workspace/index.ts': "import fc from 'fast-check';\nexport const read = fc;" },
    found: ['no-dev-dependencies: workspace/index.ts'],
  },
  {
    name: 'code imports a test',
    files: {
      'base/twice.ts': "export { twice } from './twice.test.ts';",
      'base/twice.test.ts': 'export const twice = (n: number) => n * 2;',
    },
    found: ['no-tests-in-code: base/twice.ts'],
  },
];

interface Settings {
  readonly rooms: Readonly<Record<string, readonly string[]>>;
  readonly default: IConfiguration;
}

const { rooms, default: settings } = (await import(
  pathToFileURL(join(root, '.dependency-cruiser.mjs')).href
)) as Settings;

/** What the rules of the project find in a layout, as `rule: file`. */
async function violations(layout: Readonly<Record<string, string>>): Promise<readonly string[]> {
  // A folder for each layout, since the cruiser remembers what it has read.
  const folder = temporaryFolder();
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const file of ['tsconfig.json', 'package.json']) copyFileSync(join(root, file), join(folder, file));
  const files = Object.entries(layout).map(([path, text]) => ({ path: `src/${path}`, text: `${text}\n` }));
  writeFiles(folder, files);
  const { options, ...ruleSet } = settings;
  const { output } = await cruise(
    ['src'],
    { ...options, ruleSet, validate: true, baseDir: folder },
    undefined,
    { tsConfig: extractTSConfig(join(folder, 'tsconfig.json')) },
  );
  if (typeof output === 'string') throw new Error(output);
  return output.summary.violations
    .map(({ rule, from }) => `${rule.name}: ${from.replace(/^src\//, '')}`)
    .sort();
}

it('a layout that keeps to the rules passes', async () => {
  expect(await violations(sound)).toEqual([]);
});

it.each(plants.map((plant) => [plant.name, plant] as const))('refused: %s', async (_, { files, found }) => {
  expect(await violations({ ...sound, ...files })).toEqual(found);
});

it.each(Object.entries(rooms))('the room %s may not be left but as it is stated', async (room, allowed) => {
  const others = Object.keys(rooms).filter((other) => other !== room && !allowed.includes(other));
  const inside = allowed.map((other) => `../${other}/within.ts`);
  const imports = [...others.map((other) => `../${other}/index.ts`), ...inside];
  const files = {
    ...sound,
    'cli/index.ts': 'export const cli = 1;',
    ...Object.fromEntries(
      Object.keys(rooms).map((other) => [`${other}/within.ts`, 'export const within = 1;']),
    ),
    [`${room}/trespass.ts`]: imports.map((from) => `import '${from}';`).join('\n'),
  };
  const found = (await violations(files)).filter((line) => line === `room-${room}: ${room}/trespass.ts`);
  expect(found.length).toBe(imports.length);
});

it('every other rule is tried', () => {
  const tried = new Set(plants.flatMap(({ found }) => found.map((line) => line.split(':')[0])));
  const all = (settings.forbidden ?? []).map(({ name }) => name ?? '');
  expect(all.filter((name) => !tried.has(name) && !name.startsWith('room-'))).toEqual([]);
});

it('the table of rooms in ARCHITECTURE.md is what the build enforces', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const rows = [...text.matchAll(/^\| (\w+) +\| ([^|]+?) +\| [^|]+\| [^|]+\|$/gm)].slice(1);
  const everyRoom = Object.keys(rooms);
  const table = rows.map(([, room = '', allowed = '']) => {
    const names = allowed.replaceAll(/\s*\([^)]*\)/g, '').split(', ');
    if (allowed === 'nothing') return [room, []];
    if (allowed === 'every room') return [room, everyRoom.filter((other) => other !== room)];
    return [room, names];
  });
  expect(Object.fromEntries(table)).toEqual(rooms);
});
