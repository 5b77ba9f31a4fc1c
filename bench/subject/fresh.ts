import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { program, root } from '../place.ts';

/** Refuses to measure a program that is not what the sources say. */
export function requireFreshBuild(): void {
  if (!existsSync(program)) throw new Error('there is no dist/main.mjs; run `npm run build` first');
  const built = statSync(program).mtimeMs;
  const newer = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test|fixture)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .find((file) => statSync(file).mtimeMs > built);
  if (newer !== undefined) process.stderr.write(`${newer} is newer than dist/; run \`npm run build\`.\n`);
}
