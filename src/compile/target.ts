import type { Artifact, Diagnostic } from '../base/index.ts';
import type { Platform } from '../model/index.ts';

/** What a target yields: its files, and what of the definition it could not express. */
export interface Output {
  readonly artifacts: readonly Artifact[];
  /** Faults of the definition that only show when its objects are made; they stop the run. */
  readonly diagnostics?: readonly Diagnostic[];
}

/** One kind of output: a pure function from the platform to files. */
export interface Target {
  /** Kebab-case; the folder carries the same name. */
  readonly id: string;
  /** What it writes, in a few words. */
  readonly title: string;
  /** Targets whose artifacts it reads; they are compiled first. */
  readonly needs: readonly string[];
  compile(platform: Platform, earlier: ReadonlyMap<string, readonly Artifact[]>): Output;
}
