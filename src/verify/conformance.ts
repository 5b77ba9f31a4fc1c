import { type InputFile, readFacts } from '../facts/index.ts';
import { readPlatform } from '../model/index.ts';
import type { Rule, RuleCase, RuleCases } from './rule.ts';
import { type Verification, verify } from './verify.ts';

const mark = /[ \t]*# <-- here$/gm;

/** What is to be found in a case, as `file:line`. */
function markedLines({ files }: RuleCase): readonly string[] {
  return Object.entries(files).flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index) => (line.endsWith('# <-- here') ? [`${path}:${index + 1}`] : [])),
  );
}

/** The files of a case without the marks. */
export function filesOf({ files }: RuleCase): readonly InputFile[] {
  return Object.entries(files).map(([path, text]) => ({ path, text: text.replaceAll(mark, '') }));
}

/** Runs rules over a case. A case whose definition is refused is a fault of the case, and throws. */
export function tryCase(rules: readonly Rule[], trial: RuleCase): Verification {
  const facts = readFacts(filesOf(trial));
  if (trial.definition === undefined) return verify(facts, { rules });
  const { platform, diagnostics } = readPlatform(trial.definition);
  if (platform === undefined) {
    throw new Error(diagnostics.map(({ path, reason }) => `${path?.join('.')}: ${reason}`).join('; '));
  }
  return verify(facts, { rules, platform });
}

const sentences = /^[A-Z'"`].*[.]$/s;

/** What keeps a rule from being whole, by its texts and its cases; nothing when it may be shipped. */
export function faultsOf(id: string, rule: Rule, cases: RuleCases): readonly string[] {
  const texts = [
    rule.id === id ? undefined : `the id is '${rule.id}'`,
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(rule.id) ? undefined : 'the id is not in kebab-case',
    rule.title === '' || rule.title.endsWith('.') ? 'the title is empty or ends with a full stop' : undefined,
    sentences.test(rule.why) ? undefined : 'why is not made of whole sentences',
    sentences.test(rule.fix) ? undefined : 'fix is not made of whole sentences',
    ['error', 'warning'].includes(rule.severity) ? undefined : `the severity is '${rule.severity}'`,
    cases.bad.length === 0 ? 'there is no bad case' : undefined,
    cases.good.length === 0 ? 'there is no good case' : undefined,
  ];
  return [
    ...texts.filter((text) => text !== undefined),
    ...cases.bad.flatMap((trial) => caseFaults(rule, trial, markedLines(trial))),
    ...cases.good.flatMap((trial) => caseFaults(rule, trial, [])),
  ];
}

function caseFaults(rule: Rule, trial: RuleCase, expected: readonly string[]): readonly string[] {
  const say = (text: string) => `case '${trial.name}': ${text}`;
  const faults: string[] = [];
  if (rule.needs === 'platform' && trial.definition === undefined) faults.push(say('has no definition'));
  const { findings, skipped } = tryCase([rule], trial);
  for (const { reason } of skipped) faults.push(say(`is skipped: ${reason}`));
  const found = new Set<string>();
  for (const finding of findings) {
    const [first] = finding.places;
    found.add(`${first.at.file}:${first.at.line}`);
    if (finding.rule !== rule.id) faults.push(say(`${finding.rule}: ${finding.message}`));
    if (/[.!]$/.test(finding.message))
      faults.push(say(`the message ends with a full stop: ${finding.message}`));
    if (!/[.?]$/.test(finding.fix)) faults.push(say(`the fix does not end with a full stop: ${finding.fix}`));
    for (const { at, note } of finding.places) {
      const lines = trial.files[at.file]?.split('\n').length ?? 0;
      if (at.line > lines) faults.push(say(`${at.file}:${at.line} is no line of the case`));
      if (note === '' || note.endsWith('.')) faults.push(say(`the note '${note}' is no part of a sentence`));
    }
  }
  const missed = expected.filter((line) => !found.has(line));
  const extra = findings.filter(({ places: [{ at }] }) => !expected.includes(`${at.file}:${at.line}`));
  faults.push(...missed.map((line) => say(`nothing is reported at ${line}`)));
  faults.push(
    ...extra.map(({ message, places }) =>
      say(`reports at ${places[0].at.file}:${places[0].at.line}: ${message}`),
    ),
  );
  return faults;
}
