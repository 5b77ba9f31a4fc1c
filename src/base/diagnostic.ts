import type { DataPath } from './path.ts';
import type { Position } from './tree.ts';

/** Something a person must mend before the work can go on: what, where, why, how. */
export interface Diagnostic {
  /** What is wrong, as one sentence without a full stop. */
  readonly reason: string;
  /** What to do about it, as an imperative sentence. */
  readonly fix?: string;
  /** The place in the definition, where the fault is in the definition. */
  readonly path?: DataPath;
  /** Set when the key itself is at fault (an unknown field), not its value. */
  readonly atKey?: boolean;
  readonly at?: Position;
}

/**
 * The one error that user mistakes travel in, from any room to the edge: it carries all diagnostics of a
 * run and ends the command with exit code 2.
 */
export class UserError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((diagnostic) => diagnostic.reason).join('; '));
    this.name = 'UserError';
    this.diagnostics = diagnostics;
  }
}
