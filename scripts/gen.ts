import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateCapabilities } from './gen-capabilities.ts';
import { generateConnectivity } from './gen-connectivity.ts';
import { generate as generateKubernetes } from './gen-kubernetes.ts';
import { generateReference } from './gen-reference.ts';
import { generateRuleReference } from './gen-rule-reference.ts';
import { generateRules } from './gen-rules.ts';
import { generateRegistry, registries } from './registry.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const check = process.argv.includes('--check');
const stale: string[] = [];

/** Writes files that differ, or only notes them. */
function settle(files: Iterable<readonly [path: string, text: string]>): void {
  for (const [path, text] of files) {
    const file = join(root, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    stale.push(path);
    if (check) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

settle(registries.map((registry) => [registry.path, generateRegistry(registry)] as const));
settle(generateRules());
settle(generateReference());
settle(generateKubernetes());
settle(generateCapabilities());
// These read what was written by now.
settle(await generateRuleReference());
settle(await generateConnectivity());

if (stale.length === 0) console.log('generated files are up to date');
else if (check) {
  console.error(`out of date, run npm run gen:\n${stale.map((path) => `  ${path}`).join('\n')}`);
  process.exitCode = 1;
} else console.log(`wrote ${stale.join(', ')}`);
