import type { Artifact, Diagnostic } from '../base/index.ts';
import type { Platform } from '../model/index.ts';
import type { Component } from './objects/area.ts';
import type { Unit } from './objects/unit.ts';

/** What a target yields: its files, and what of the definition it could not express. */
export interface Output {
  readonly artifacts: readonly Artifact[];
  /** Faults of the definition that only show when its objects are made; they stop the run. */
  readonly diagnostics?: readonly Diagnostic[];
}

/** What targets work from. */
export interface TargetInput {
  readonly platform: Platform;
  /** All Kubernetes objects of the platform by folder and environment, overrides applied. */
  readonly units: readonly Unit[];
  /** The software of others that each environment stands on, by the environment's name. */
  readonly components: ReadonlyMap<string, readonly Component[]>;
  /** The artifacts of the targets that this one needs, by their ids. */
  readonly earlier: ReadonlyMap<string, readonly Artifact[]>;
}

/** One kind of output: a pure function from the platform to files. */
export interface Target {
  /** Kebab-case; the folder carries the same name. */
  readonly id: string;
  /** What it writes, in a few words. */
  readonly title: string;
  /** Targets whose artifacts it reads; they are compiled first. */
  readonly needs: readonly string[];
  compile(input: TargetInput): Output;
}
