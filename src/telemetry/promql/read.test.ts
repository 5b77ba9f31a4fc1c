import { describe, expect, it } from 'vitest';
import { selectorsOf, within } from './expression.ts';
import { readPromql } from './read.ts';

function read(text: string) {
  const { expression, fault } = readPromql(text);
  if (expression === undefined) throw new Error(fault.reason);
  return expression;
}

describe('an expression', () => {
  it('says its selectors with their conditions and ranges', () => {
    const found = selectorsOf(
      read('sum(rate(a_total{job="x",status=~"5.."}[5m] offset 1h)) / sum(b{__name__="c", pod!~\'p\\n\'})'),
    );
    expect(found.map(({ metric, range }) => [metric, range])).toEqual([
      ['a_total', '5m'],
      ['c', undefined],
    ]);
    expect(found[0]?.matchers.map(({ label, operator, value }) => `${label}${operator}${value}`)).toEqual([
      'job=x',
      'status=~5..',
    ]);
    expect(found[1]?.matchers[0]).toMatchObject({ label: 'pod', operator: '!~', value: 'p\n' });
  });

  it('says what an aggregation keeps, wherever it stands', () => {
    expect(read('sum by (le, job) (a)')).toMatchObject({ operator: 'sum', by: ['le', 'job'] });
    expect(read('sum(a) without (pod)')).toMatchObject({ without: ['pod'], by: undefined });
    expect(read('topk(5, a)')).toMatchObject({ parameter: { kind: 'number', value: '5' }, by: undefined });
  });

  it('says how two sides meet', () => {
    expect(read('(a) / on (x) group_left (y) -b > bool 0.5')).toMatchObject({
      operator: '>',
      bool: true,
      left: { operator: '/', on: ['x'], left: { metric: 'a' }, right: { metric: 'b' } },
      right: { kind: 'number', value: '0.5' },
    });
  });

  it('is walked from the outside in', () => {
    const kinds = [...within(read('max_over_time(rate(x[5m])[1h:1m])'))].map(({ kind }) => kind);
    expect(kinds).toEqual(['call', 'subquery', 'call', 'selector']);
  });

  it.each([
    ['', 'it is empty'],
    ['1 +', 'it ends too early'],
    ['sum(x))', "it cannot be read from ')' on"],
    ['rate(x)', 'a function over time has no range such as [5m]'],
    ['x[5m]', 'a range stands where no function takes one'],
    ['sum(x[5m])', 'a range stands where no function takes one'],
  ])('%j is none', (text, reason) => {
    expect(readPromql(text).fault?.reason).toBe(reason);
  });
});
