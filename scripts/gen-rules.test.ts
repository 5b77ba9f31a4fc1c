import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { generateRules } from './gen-rules.ts';

const made: string[] = [];
function folderWith(...files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  made.push(folder);
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  return folder;
}
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

it('lists the rules by group and name', () => {
  const folder = folderWith('b/x-y/rule.ts', 'b/x-y/cases.ts', 'a/z/rule.ts', 'a/z/cases.ts', 'a/subject.ts');
  const text = generateRules(folder).get('src/verify/rules.gen.ts');
  expect(text?.split('\n').filter((line) => line.startsWith('import { '))).toEqual([
    "import { rule as z } from './rules/a/z/rule.ts';",
    "import { rule as xY } from './rules/b/x-y/rule.ts';",
  ]);
});

it.each([
  ['no cases', ['a/half-made/rule.ts'], "the rule 'a/half-made' has no cases.ts"],
  ['no rule', ['a/half-made/cases.ts'], "the rule 'a/half-made' has no rule.ts"],
  [
    'a name of another form',
    ['a/halfMade/rule.ts', 'a/halfMade/cases.ts'],
    "'halfMade' is not in kebab-case",
  ],
  [
    'the id of another',
    ['a/x/rule.ts', 'a/x/cases.ts', 'b/x/rule.ts', 'b/x/cases.ts'],
    "two groups have a rule 'x'",
  ],
])('refuses a rule with %s', (_, files, fault) => {
  expect(() => generateRules(folderWith(...files))).toThrow(fault);
});
