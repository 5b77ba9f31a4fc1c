import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printYaml } from '../../src/base/index.ts';
import type { EnvironmentObjects } from '../objects.ts';

/** The least that can be done: the same objects, written as YAML with our printer. */

const [input = '', outdir = ''] = process.argv.slice(2);
mkdirSync(outdir, { recursive: true });
for (const { environment, objects } of JSON.parse(
  readFileSync(input, 'utf8'),
) as readonly EnvironmentObjects[]) {
  writeFileSync(join(outdir, `${environment}.yaml`), printYaml(objects.map((value) => ({ value }))));
}
