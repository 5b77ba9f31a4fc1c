import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate as generateKubernetes } from './gen-kubernetes.ts';
import { generateReference } from './gen-reference.ts';
import { generateRuleReference } from './gen-rule-reference.ts';
import { generateRules } from './gen-rules.ts';
import { generateRegistry, registries } from './registry.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every generated file of the project: path from its root, and text. */
async function generateAll(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const registry of registries) files.set(registry.path, generateRegistry(registry));
  for (const made of [
    generateRules(),
    generateReference(),
    generateKubernetes(),
    await generateRuleReference(),
  ]) {
    for (const [path, text] of made) files.set(path, text);
  }
  return files;
}

const check = process.argv.includes('--check');
const stale: string[] = [];
for (const [path, text] of await generateAll()) {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  stale.push(path);
  if (check) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
if (stale.length === 0) console.log('generated files are up to date');
else if (check) {
  console.error(`out of date, run npm run gen:\n${stale.map((path) => `  ${path}`).join('\n')}`);
  process.exitCode = 1;
} else console.log(`wrote ${stale.join(', ')}`);
