import type { SizeResult } from '../size.ts';
import { markdownTable, seconds } from './markdown.ts';

/** What others need to build what groundplan wrote. */
export function ownTable(results: readonly SizeResult[]): string {
  const measured = results.flatMap(({ size, own }) => (own === undefined ? [] : [{ size, own }]));
  return markdownTable(
    ['', ...measured.map(({ size }) => `${size} services`)],
    [
      ['small kustomizations, built of all', ...measured.map(({ own }) => `${own.built} of ${own.all}`)],
      ['all that were built, one after the other', ...measured.map(({ own }) => seconds(own.sum))],
      ['one: median', ...measured.map(({ own }) => seconds(own.median))],
      ['the slowest (least of its runs)', ...measured.map(({ own }) => seconds(own.most))],
      ['which that is', ...measured.map(({ own }) => `\`${own.slowest}\``)],
      ['kubectl with one Namespace and nothing else', ...measured.map(({ own }) => seconds(own.least))],
      [
        'the three whole environments, one after the other',
        ...measured.map(({ own }) =>
          own.environments === undefined ? 'stopped at the limit' : seconds(own.environments),
        ),
      ],
    ],
  );
}
