import type { Finding, FindingPlace, Verification } from '../../verify/index.ts';
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
  /** The places in the definition that a finding has to do with. */
  origins(finding: Finding): readonly FindingPlace[];
}
