import { type DataPath, formatPath } from '../base/index.ts';

export type ProblemKind =
  | 'conflict'
  | 'enum'
  | 'format'
  | 'length'
  | 'name'
  | 'quantity'
  | 'range'
  | 'required'
  | 'type'
  | 'unknown-field';

/** One reason for which the API server would refuse an object, or silently drop a part of it. */
export interface SchemaProblem {
  /** From the object down; leads to the missing field where one is missing. */
  readonly path: DataPath;
  readonly kind: ProblemKind;
  /** One sentence without a full stop. */
  readonly message: string;
  /** What to do, as an imperative sentence. */
  readonly fix?: string;
  /** Set when the key itself is at fault, not its value. */
  readonly atKey?: boolean;
}

/** Where something is, the way messages say it: `Deployment.spec.replicas`. */
export function placeOf(kind: string, path: DataPath): string {
  const text = formatPath(path);
  return text === '' || text.startsWith('[') ? `${kind}${text}` : `${kind}.${text}`;
}

/** A value in a message: short, and such that text and number can be told apart. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}..."` : text;
}

/** `"a", "b" or "c"`. */
export function oneOf(values: readonly string[]): string {
  const quoted = values.map((value) => JSON.stringify(value));
  return quoted.length < 2 ? quoted.join() : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
