/** What the reference says of a field. */
export interface FieldDescription {
  readonly text: string;
  /** A value, or words about one. */
  readonly default?: string;
  readonly type: string;
}

/** A row of the generated table. */
export interface FieldRow extends FieldDescription {
  /** Whether the value may be given by environment. */
  readonly byEnvironment?: true;
}
