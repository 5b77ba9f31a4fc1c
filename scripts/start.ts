import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { table } from '../src/cli/print/table.ts';

/** Compiles and verifies the example platforms into out/, with the program as users run it. */

const root = fileURLToPath(new URL('..', import.meta.url));

interface Compilation {
  readonly environments: readonly string[];
  readonly services: number;
  readonly files: number;
  readonly lines: number;
}

interface Verification {
  readonly counts: { readonly errors: number; readonly warnings: number };
  readonly clusters: readonly { readonly objects: number }[];
}

function groundplan<T>(...args: readonly string[]): T {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/main.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status === 2 || status === null) throw new Error(`groundplan ${args.join(' ')}\n${stdout}${stderr}`);
  return JSON.parse(stdout) as T;
}

let findings = 0;
const rows = readdirSync(`${root}/examples`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const definition = `examples/${name}/platform.ts`;
    const started = performance.now();
    const compiled = groundplan<Compilation>('compile', definition, '--out', `out/${name}`, '--json');
    const verified = groundplan<Verification>('verify', definition, '--format', 'json');
    const seconds = (performance.now() - started) / 1000;
    const found = verified.counts.errors + verified.counts.warnings;
    findings += found;
    const lines = readFileSync(`${root}/${definition}`, 'utf8').split('\n').length - 1;
    const objects = verified.clusters.reduce((sum, cluster) => sum + cluster.objects, 0);
    const numbers = [
      compiled.environments.length,
      compiled.services,
      objects,
      compiled.files,
      lines,
      compiled.lines,
    ];
    return [name, ...numbers.map(String), `${seconds.toFixed(1)} s`, String(found)];
  });

const head = [
  'platform',
  'environments',
  'services',
  'objects',
  'files',
  'lines in',
  'lines out',
  'time',
  'findings',
];
console.log(`${table(head, rows, [1, 2, 3, 4, 5, 6, 7, 8])}

The repositories are in out/. Try next:
  npx groundplan explain examples/claims-askes/platform.ts:60
  npx groundplan explain Deployment/claims-service examples/claims-askes/platform.ts
  npx groundplan verify examples/ai-workflow/platform.ts
  npx groundplan diff examples/dzinza/platform.ts --out out/dzinza
  npx groundplan explain rules
  npx groundplan init my-platform`);
process.exitCode = findings === 0 ? 0 : 1;
