import { selects } from './selector.ts';
import { type Fields, fieldsAt, listAt, textAt } from './value.ts';

/** Labels of which perhaps not all are known. */
export interface OpenLabels {
  readonly labels: Readonly<Record<string, string>>;
  /** Whether a key that is not among the labels may be there after all. */
  isOpen(key: string): boolean;
}

/** Whether a label selector may take labels: what is said of unknown keys is taken to hold. */
export function mayTake(selector: Fields, { labels, isOpen }: OpenLabels): boolean {
  const known = (key: string) => Object.hasOwn(labels, key) || !isOpen(key);
  const wanted = Object.entries(fieldsAt(selector, 'matchLabels'));
  const expressions = listAt(selector, 'matchExpressions');
  if (wanted.every(([key]) => known(key)) && expressions.length === 0) return selects(selector, labels);
  return selects(
    {
      matchLabels: Object.fromEntries(wanted.filter(([key]) => known(key))),
      matchExpressions: expressions.filter((expression) => known(textAt(expression, 'key') ?? '')),
    },
    labels,
  );
}
