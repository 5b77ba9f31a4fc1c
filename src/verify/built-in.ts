import { nearest } from '../base/index.ts';
import type { Facts } from '../facts/index.ts';
import type { Finding } from './finding.ts';
import type { Suppression } from './suppression.ts';

/** Rules that judge the reading and the suppressions themselves; no cluster is needed for them. */
export const builtInRules = {
  'unreadable-file': {
    id: 'unreadable-file',
    title: 'A file that cannot be read',
    severity: 'error',
    why: 'What cannot be read is not applied either, and no rule has judged it.',
    fix: 'Mend the file at the place that is named.',
  },
  'unexplained-suppression': {
    id: 'unexplained-suppression',
    title: 'A suppression without a reason or a rule',
    severity: 'error',
    why: 'Nobody can tell later whether the finding was meant to be accepted. Such a suppression has no effect.',
    fix: 'Write the rule and why it is accepted here: groundplan-allow <rule>: <reason>.',
  },
  'unused-suppression': {
    id: 'unused-suppression',
    title: 'A suppression that suppresses nothing',
    severity: 'warning',
    why: 'It will hide the next finding of this rule at this place, which nobody has looked at.',
    fix: 'Remove the suppression.',
  },
} as const;

type BuiltIn = keyof typeof builtInRules;

/** What could not be read, as findings. */
export function readingFindings(facts: Facts): readonly Finding[] {
  return facts.problems.map((problem) => ({
    ...finding('unreadable-file', problem.reason, { at: problem.at, note: problem.reason }),
    fix: problem.fix,
  }));
}

/** The fault of a suppression that names no known rule or no reason. */
export function unexplained(suppression: Suppression, known: ReadonlySet<string>): Finding | undefined {
  const { rule, reason, at } = suppression;
  if (rule === '')
    return finding('unexplained-suppression', 'the suppression names no rule', { at, note: 'no rule' });
  if (!known.has(rule)) {
    const meant = nearest(rule, known);
    const message = `the suppression names the rule '${rule}', which does not exist`;
    const found = finding('unexplained-suppression', message, { at, note: `the rule '${rule}'` });
    return meant === undefined ? found : { ...found, fix: `Did you mean '${meant}'?` };
  }
  if (reason.trim() !== '') return undefined;
  return finding('unexplained-suppression', `the suppression of '${rule}' gives no reason`, {
    at,
    note: 'no reason',
  });
}

/** A suppression of a rule that ran and found nothing here. */
export function unused({ rule, at }: Suppression): Finding {
  const message = `the suppression of '${rule}' suppresses nothing`;
  return finding('unused-suppression', message, { at, note: `'${rule}' has no finding here` });
}

function finding(id: BuiltIn, message: string, place: Finding['places'][0]): Finding {
  const { severity, why, fix } = builtInRules[id];
  return { rule: id, severity, message, places: [place], definition: [], why, fix, clusters: [] };
}
