import type { Position } from '../../base/index.ts';
import type { Verification } from '../../verify/index.ts';
import type { Terminal } from '../command.ts';
import type { TextOf } from './excerpt.ts';

/** What there is to print. */
export interface FindingsReport {
  readonly verification: Verification;
  readonly terminal: Terminal;
  /** Remarks about what could not be looked at. */
  readonly notes: readonly string[];
  /** What was looked at. */
  readonly clusters: readonly { readonly name: string; readonly objects: number }[];
  readonly textOf: TextOf;
  /** The place in the definition that a place in a generated file comes from. */
  origin(at: Position): Position | undefined;
}
