/** A definition with one fault, and what must be said about it. */
export interface BadDefinition {
  /** What is wrong, as a noun. */
  readonly what: string;
  /** New values in the good definition by path; undefined takes a value away. */
  readonly change: Readonly<Record<string, unknown>>;
  /** Where the fault is told. */
  readonly at: string;
  /** Set when the key is at fault, not its value. */
  readonly key?: true;
  /** The whole reason. */
  readonly reason: string;
  /** A part of the fix. */
  readonly fix: string;
}
