import { oncePer } from './once-per.ts';
import { selects } from './selector.ts';
import { type Fields, fieldsAt, listAt, textAt } from './value.ts';

/** Labels of which perhaps not all are known. */
export interface OpenLabels {
  readonly labels: Readonly<Record<string, string>>;
  /** Whether a key that is not among the labels may be there after all. */
  isOpen(key: string): boolean;
}

/** Whether a label selector may take labels: what is said of unknown keys is taken to hold. */
export function mayTake(selector: Fields, open: OpenLabels): boolean {
  const { wanted, expressions } = partsOf(selector);
  const isKnown = (key: string) => Object.hasOwn(open.labels, key) || !open.isOpen(key);
  return (
    wanted.every(([key, value]) => open.labels[key] === value || !isKnown(key)) &&
    expressions.every(({ key, selector: one }) => !isKnown(key) || selects(one, open.labels))
  );
}

/** A selector in parts that can be asked one by one; selectors are asked for many pods. */
const partsOf = oncePer((selector: Fields) => ({
  wanted: Object.entries(fieldsAt(selector, 'matchLabels')),
  expressions: listAt(selector, 'matchExpressions').map((expression) => ({
    key: textAt(expression, 'key') ?? '',
    selector: { matchExpressions: [expression] },
  })),
}));
