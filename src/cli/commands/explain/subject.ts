import type { Terminal } from '../../command.ts';
import type { OpenPlatform } from '../../open.ts';
import type { Compiled } from '../../output.ts';

/** What questions about a definition and its output are answered from. */
export interface Subject {
  readonly terminal: Terminal;
  readonly opened: OpenPlatform;
  readonly compiled: Compiled;
  /** Folder of the written repository, as people read it. */
  readonly folder: string;
  /** Names of the fields of a definition. */
  readonly fields: readonly string[];
}
