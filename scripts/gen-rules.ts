import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const registry = 'src/verify/rules.gen.ts';
const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * The registry of rules, made from the folders `<group>/<rule>`: path from the root of the project, and text.
 * Refuses folders that are no whole rule.
 * @param folder where the groups are
 */
export function generateRules(folder = join(root, 'src/verify/rules')): Map<string, string> {
  const rules = foldersOf(folder).flatMap((group) =>
    foldersOf(join(folder, group)).map((id) => ({ group, id, name: camel(id) })),
  );
  const faults = rules.flatMap(({ group, id }) => faultsOf(folder, group, id));
  const ids = rules.map(({ id }) => id);
  for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index))) {
    faults.push(`two groups have a rule '${id}'`);
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const groups = [...new Set(rules.map(({ group }) => group))];
  const lines = [
    '// Made by scripts/gen-rules.ts from the folders of rules; change those.',
    "import type { Rule } from './rule.ts';",
    ...rules.map(
      ({ group, id, name }) => `import { rule as ${name} } from './rules/${group}/${id}/rule.ts';`,
    ),
    '',
    '/** All rules by the group whose folder holds them. */',
    'export const rulesByGroup: Readonly<Record<string, readonly Rule[]>> = {',
    ...groups.flatMap((group) => [
      `  ${group}: [`,
      ...rules.filter((rule) => rule.group === group).map(({ name }) => `    ${name},`),
      '  ],',
    ]),
    '};',
    '',
    '/** All rules, by group and id. */',
    'export const rules: readonly Rule[] = Object.values(rulesByGroup).flat();',
    '',
  ];
  return new Map([[registry, lines.join('\n')]]);
}

/** Folders in the order of their names, the same on every machine. */
function foldersOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function faultsOf(folder: string, group: string, id: string): string[] {
  const faults = [group, id]
    .filter((name) => !kebab.test(name))
    .map((name) => `'${name}' is not in kebab-case`);
  const missing = ['rule.ts', 'cases.ts'].filter((file) => !existsSync(join(folder, group, id, file)));
  return [...faults, ...missing.map((file) => `the rule '${group}/${id}' has no ${file}`)];
}

function camel(id: string): string {
  return id.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    for (const [path, text] of generateRules()) {
      const file = join(root, path);
      if (!process.argv.includes('--check')) writeFileSync(file, text);
      else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
        throw new Error(`${path} is out of date: run 'npx jiti scripts/gen-rules.ts'`);
      }
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
