/**
 * The rooms and who may enter whom; ARCHITECTURE.md shows the same table, and a test holds the two together.
 * @type {Record<string, readonly string[]>}
 */
export const rooms = {
  base: [],
  kubernetes: ['base'],
  telemetry: ['base'],
  model: ['base', 'kubernetes', 'telemetry'],
  compile: ['base', 'kubernetes', 'telemetry', 'model'],
  facts: ['base', 'kubernetes'],
  verify: ['base', 'kubernetes', 'telemetry', 'model', 'facts'],
  workspace: ['base'],
  cli: ['base', 'kubernetes', 'telemetry', 'model', 'compile', 'facts', 'verify', 'workspace'],
};

/** Rooms that touch neither disk, network, clock, randomness nor environment. */
const pure = ['base', 'kubernetes', 'telemetry', 'model', 'compile', 'facts', 'verify'];

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `room-${room}`,
  comment: `The room ${room} may import ${allowed.length === 0 ? 'no other room' : allowed.join(', ')}, and only by its index.ts.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: {
    path: '^src/',
    pathNot: [`^src/${room}/`, ...allowed.map((other) => `^src/${other}/index\\.ts$`)],
  },
}));

const io =
  '^(node:)?(fs|fs/promises|child_process|http|https|http2|net|tls|dgram|dns|os|process|worker_threads|cluster|readline|perf_hooks|timers|timers/promises|dns/promises)$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...roomRules,
    {
      name: 'no-cycles',
      comment: 'Two files that import each other cannot be understood one at a time.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports is dead; delete it.',
      severity: 'error',
      from: {
        path: '^src/',
        orphan: true,
        pathNot: ['\\.test\\.ts$', '\\.test-d\\.ts$', '\\.fixture\\.ts$'],
      },
      to: {},
    },
    {
      name: 'pure-rooms',
      comment:
        'Pure rooms take files, clock and randomness as arguments; input and output belong to workspace and cli.',
      severity: 'error',
      from: { path: `^src/(${pure.join('|')})/`, pathNot: '\\.test\\.ts$' },
      to: { path: io },
    },
    {
      name: 'targets-apart',
      comment: 'A target sees the artifacts of others through compile, never their code.',
      severity: 'error',
      from: { path: '^src/compile/targets/([^/]+)/' },
      to: { path: '^src/compile/targets/', pathNot: '^src/compile/targets/$1/' },
    },
    {
      name: 'areas-apart',
      comment:
        'An area imports no other; what several need stands beside their folders, or in workload or network.',
      severity: 'error',
      from: { path: '^src/compile/objects/([^/]+)/' },
      to: {
        path: '^src/compile/objects/[^/]+/',
        pathNot: ['^src/compile/objects/$1/', '^src/compile/objects/(workload|network)/'],
      },
    },
    {
      name: 'rules-apart',
      comment: 'A rule imports no other rule; what a group shares stands beside its rules.',
      severity: 'error',
      from: { path: '^src/verify/rules/([^/]+)/([^/]+)/' },
      to: {
        path: '^src/verify/rules/',
        pathNot: ['^src/verify/rules/$1/$2/', '^src/verify/rules/$1/[^/]+\\.ts$'],
      },
    },
    {
      name: 'rule-groups-apart',
      comment: 'What several groups of rules need belongs into src/verify.',
      severity: 'error',
      from: { path: '^src/verify/rules/([^/]+)/[^/]+\\.ts$' },
      to: { path: '^src/verify/rules/', pathNot: '^src/verify/rules/$1/[^/]+\\.ts$' },
    },
    {
      name: 'commands-apart',
      comment: 'Commands share through cli, never with each other.',
      severity: 'error',
      from: { path: '^src/cli/commands/([^/]+)/' },
      to: { path: '^src/cli/commands/', pathNot: '^src/cli/commands/$1/' },
    },
    {
      name: 'commands-load-late',
      comment: 'The page of a command must load fast: it imports its run.ts only when the command is used.',
      severity: 'error',
      from: { path: '^src/cli/commands/[^/]+/command\\.ts$' },
      to: { path: '^src/(?!cli/command\\.ts)', dependencyTypesNot: ['dynamic-import'] },
    },
    {
      name: 'no-dev-dependencies',
      comment: 'What users run may not need a package that they do not install; types are fine.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.test\\.ts$', '\\.test-d\\.ts$', '\\.fixture\\.ts$'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-tests-in-code',
      comment: 'Code never imports tests.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.test\\.ts$', '\\.test-d\\.ts$', '\\.fixture\\.ts$'] },
      to: { path: '(\\.test|\\.test-d|\\.fixture)\\.ts$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.js', '.d.ts', '.json'],
    },
  },
};
