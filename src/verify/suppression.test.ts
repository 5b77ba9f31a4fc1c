import { describe, expect, it } from 'vitest';
import { readFacts } from '../facts/index.ts';
import { environmentRule, ids, loudMap, map, read } from './sample.ts';
import { verify } from './verify.ts';

describe('suppressions', () => {
  const run = (text: string) => verify(read(text), { rules: [loudMap] });

  it.each([
    ['on the line', map('a', ' # groundplan-allow loud-map: it must be heard')],
    ['above the line', map('a', '', '  # groundplan-allow loud-map: it must be heard\n')],
    ['above other comments', map('a', '', '  # groundplan-allow loud-map: it must be heard\n  # a name\n')],
  ])('hold %s', (_, text) => {
    const { findings, suppressed, counts } = run(text);
    expect(findings).toEqual([]);
    expect(suppressed).toMatchObject([
      { finding: { rule: 'loud-map' }, suppression: { reason: 'it must be heard' } },
    ]);
    expect(counts).toMatchObject({ warnings: 0, suppressed: 1 });
  });

  it.each([
    ['no reason', ' # groundplan-allow loud-map', "the suppression of 'loud-map' gives no reason"],
    ['an empty reason', ' # groundplan-allow loud-map: ', "the suppression of 'loud-map' gives no reason"],
    ['no rule', ' # groundplan-allow', 'the suppression names no rule'],
    [
      'an unknown rule',
      ' # groundplan-allow loud-mop: yes',
      "the suppression names the rule 'loud-mop', which does not exist",
    ],
  ])('with %s are findings and suppress nothing', (_, comment, message) => {
    const { findings } = run(map('a', comment));
    expect(ids(findings)).toEqual(['loud-map', 'unexplained-suppression']);
    expect(findings[1]?.message).toBe(message);
  });

  it('that suppress nothing are warnings', () => {
    const { findings } = run(`# groundplan-allow loud-map: it must be heard\n${map('a')}`);
    expect(ids(findings)).toEqual(['unused-suppression', 'loud-map']);
  });

  it('are no matter of rules that did not run', () => {
    const text = map('a', ' # groundplan-allow environment-map: known');
    expect(ids(verify(read(text), { rules: [environmentRule] }).findings)).toEqual([]);
  });

  it('may come from elsewhere', () => {
    const at = { file: 'platform.ts', line: 7, column: 3 };
    const of = (file: string) => [{ rule: 'loud-map', reason: 'meant', at, file }];
    const good = verify(read(map('a')), { rules: [loudMap], suppressions: of('a.yaml') });
    expect([ids(good.findings), good.counts.suppressed]).toEqual([[], 1]);
    const bad = verify(read(map('a')), { rules: [loudMap], suppressions: of('b.yaml') });
    expect(ids(bad.findings)).toEqual(['loud-map', 'unused-suppression']);
    expect(bad.findings[1]?.places[0].at).toEqual(at);
  });

  it('are not looked for in documents', () => {
    const shown = '# groundplan-allow loud-map: an example\n';
    const facts = readFacts([{ path: 'README.md', text: `${shown}\n\`\`\`yaml\n${shown}\`\`\`\n` }]);
    expect(ids(verify(facts, { rules: [loudMap] }).findings)).toEqual([]);
  });

  it.each([
    ['a page', 'README.md', (lines: string) => `\`\`\`bash\n${lines}\`\`\`\n`],
    ['a Makefile', 'Makefile', (lines: string) => `undo:\n\t${lines.replace('\n', '\n\t')}`],
    ['a script without an ending', 'bin/undo', (lines: string) => `#!/bin/sh\n${lines}`],
  ])('hold for commands of %s', (_, path, around) => {
    const lines = '# groundplan-allow fixed-rollback: a drill\nhelm rollback shop 1\n';
    const { findings, counts } = verify(readFacts([{ path, text: around(lines) }]));
    expect([ids(findings), counts.suppressed]).toEqual([[], 1]);
  });

  it('do not hold for a text that only speaks of them', () => {
    const { findings } = run(map('a', '', '  annotations: { note: "x#groundplan-allow loud-map: no" }\n'));
    expect(ids(findings)).toEqual(['loud-map']);
  });
});
