import {
  editDistance,
  formatPath,
  isObject,
  type JsonObject,
  nearest,
  plain,
  positionAt,
} from '../../../../base/index.ts';
import { chartValues, compareValues, software } from '../../../../kubernetes/index.ts';
import type { Rule } from '../../../rule.ts';

/**
 * Charts take what they do not know without a word, and what is known of a chart here is not all of it: only a key that
 * is nearly one of those that stand beside it is surely wrong, and only in the version that was read.
 */
export const rule: Rule = {
  id: 'unknown-chart-value',
  title: 'A value that its chart does not read',
  severity: 'error',
  why: 'Helm takes values that no template reads without a word: what they should change stays at its default.',
  fix: 'Write the key as the chart has it.',
  *check({ cluster }) {
    for (const { name, software: id, chart, values } of cluster.software) {
      const known = id === undefined ? undefined : chartValues[id];
      if (id === undefined || known === undefined || chart?.version !== software(id).chart?.version) continue;
      for (const tree of values) {
        const value = plain(tree);
        if (!isObject(value)) continue;
        for (const { path, is, beside } of compareValues(value as JsonObject, known.values)) {
          const meant = is === 'unknown' ? near(String(path.at(-1)), beside) : undefined;
          if (meant === undefined) continue;
          yield {
            message: `the values of ${name} set ${formatPath(path)}, which the chart ${chart?.name} ${chart?.version} does not have`,
            places: [{ at: positionAt(tree, path), note: `${formatPath(path)} is set` }],
            fix: `Did you mean ${meant}?`,
          };
        }
      }
    }
  },
};

/** A known key that differs by a slip; one that is another only in number may well be a key of its own. */
function near(key: string, known: readonly string[]): string | undefined {
  const meant = nearest(key, known);
  if (meant === undefined || `${meant}s` === key || meant === `${key}s`) return undefined;
  const distance = editDistance(key.toLowerCase(), meant.toLowerCase());
  return distance <= slips(key.length) ? meant : undefined;
}

/** How far a word of so many letters may be from another and still be meant for it. */
function slips(length: number): number {
  if (length < 5) return 0;
  return length < 9 ? 1 : 2;
}
