import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../facts/index.ts';
import { faultsOf, filesOf, tryCase } from './conformance.ts';
import type { Rule, RuleCases } from './rule.ts';
import { rules, rulesByGroup } from './rules.gen.ts';
import { verify } from './verify.ts';

const all = await Promise.all(
  Object.entries(rulesByGroup).flatMap(([group, list]) =>
    list.map(async (rule) => {
      const folder = `./rules/${group}/${rule.id}`;
      const { cases } = (await import(/* @vite-ignore */ `${folder}/cases.ts`)) as {
        readonly cases: RuleCases;
      };
      return { id: rule.id, rule, cases, file: fileURLToPath(new URL(`${folder}/rule.ts`, import.meta.url)) };
    }),
  ),
);

describe('every rule', () => {
  it.each(all)('$id finds what its bad cases mark and nothing in its good ones', ({ id, rule, cases }) => {
    expect(faultsOf(id, rule, cases)).toEqual([]);
  });

  it.each(all.filter(({ rule }) => rule.needs === 'platform'))(
    '$id is skipped aloud without a definition',
    ({ rule, cases }) => {
      const { skipped } = verify(readFacts(filesOf(cases.bad[0])), { rules: [rule] });
      expect(skipped.map((one) => [one.rule, one.reason])).toEqual([[rule.id, 'needs the definition']]);
    },
  );

  it.each(all)('$id fits on a page', ({ file }) => {
    expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThan(200);
  });

  it('has an id of its own', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  it('survives the cases of all others', () => {
    for (const { cases } of all) for (const trial of [...cases.bad, ...cases.good]) tryCase(rules, trial);
  });
});

describe('a half-made rule', () => {
  const rule: Rule = {
    id: 'planted-fault',
    title: 'A fault that was planted',
    severity: 'warning',
    why: 'It is planted.',
    fix: 'Take it out.',
    *check({ cluster }) {
      for (const { tree, name } of cluster.ofKind('ConfigMap')) {
        const at = { file: tree.source.file, line: 1, column: 1 };
        if (name === 'fault')
          yield { message: 'the ConfigMap is a fault', places: [{ at, note: 'the fault' }] };
      }
    },
  };
  const file = (name: string, tail = '') => ({
    'a.yaml': `apiVersion: v1${tail}\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: shop }\n`,
  });
  const cases: RuleCases = {
    bad: [{ name: 'a fault', files: file('fault', ' # <-- here') }],
    good: [{ name: 'no fault', files: file('other') }],
  };

  it('is told from a whole one', () => {
    expect(faultsOf('planted-fault', rule, cases)).toEqual([]);
  });

  it.each<[string, Partial<Rule> & { readonly bad?: RuleCases['bad']; readonly good?: RuleCases['good'] }]>([
    ["the id is 'plantedFault'", { id: 'plantedFault' }],
    ['the title is empty or ends with a full stop', { title: '' }],
    ['why is not made of whole sentences', { why: 'because' }],
    ['fix is not made of whole sentences', { fix: '' }],
    ["case 'a fault': nothing is reported at a.yaml:1", { *check() {} }],
    [
      "case 'fault after all': reports at a.yaml:1: the ConfigMap is a fault",
      { good: [{ name: 'fault after all', files: file('fault') }] },
    ],
    [
      "case 'no fault': nothing is reported at a.yaml:1",
      { bad: [{ name: 'no fault', files: file('other', ' # <-- here') }] },
    ],
    ["case 'a fault': has no definition", { needs: 'platform' } as Partial<Rule>],
  ])('is refused: %s', (fault, { bad, good, ...changed }) => {
    const half = { ...rule, ...changed } as Rule;
    expect(faultsOf('planted-fault', half, { bad: bad ?? cases.bad, good: good ?? cases.good })).toContain(
      fault,
    );
  });
});
