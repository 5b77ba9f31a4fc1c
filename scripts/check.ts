import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** All checks of the code; every one runs, so that one run shows all that is to be mended. */
const checks: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['format and lint', 'biome', 'check', '.'],
  ['types', 'tsc', '-p', '.'],
  ['rooms', 'depcruise', '--config', '.dependency-cruiser.mjs', 'src'],
  ['dead code', 'knip'],
  ['generated files', 'jiti', 'scripts/gen.ts', '--check'],
];

const root = fileURLToPath(new URL('..', import.meta.url));
const failed: string[] = [];
for (const [name, command, ...args] of checks) {
  console.log(`\n== ${name}: ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed.push(name);
}
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
