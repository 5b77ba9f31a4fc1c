import { type Expression, selectorsOf, within } from '../../../../telemetry/index.ts';
import type { Rule } from '../../../rule.ts';
import { queriesOf, titleOfQuery } from '../queries.ts';

/** An alert on failures in a second must know how many requests there were. */
export const rule: Rule = {
  id: 'absolute-error-rate',
  title: 'An alert on failures that does not know the traffic',
  severity: 'error',
  why: 'A fixed number of failures in a second is silent when all of few requests fail, and alarms when hardly any of many do.',
  fix: 'Compare a share: sum(rate(failures)) / sum(rate(all)) > 0.05, with a floor of failures.',
  *check(input) {
    for (const query of queriesOf(input)) {
      if (query.kind !== 'alert' || query.expression === undefined) continue;
      if (hasShare(query.expression)) continue;
      for (const part of within(query.expression)) {
        if (!isAbsolute(part)) continue;
        yield {
          message: `${titleOfQuery(query)} compares failures in a second with a fixed number`,
          places: [query.at('expr', 'the number of requests plays no part')],
        };
        break;
      }
    }
  },
};

function hasShare(expression: Expression): boolean {
  return [...within(expression)].some((part) => part.kind === 'binary' && part.operator === '/');
}

function isAbsolute(part: Expression): boolean {
  if (part.kind !== 'binary' || !/^>=?$/.test(part.operator) || part.right.kind !== 'number') return false;
  // Above nothing at all is a question of yes and no.
  if (Number(part.right.value) === 0) return false;
  return selectorsOf(part.left).some(
    ({ range, matchers }) =>
      range !== undefined &&
      matchers.some(
        ({ label, value }) => /^(status|code|status_code|response_code)$/.test(label) && /^5/.test(value),
      ),
  );
}
