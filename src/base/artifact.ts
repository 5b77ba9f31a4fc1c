import type { JsonObject } from './json.ts';
import type { DataPath } from './path.ts';

/** One object of a file, with the place in the definition that made it. */
export interface Sourced {
  readonly value: JsonObject;
  /** The place in the definition that made the object. */
  readonly from: DataPath;
  /**
   * Places of single fields, from a path inside the object (as `formatPath` writes it) to a path in the
   * definition. Fields that are not listed come from `from`.
   */
  readonly fields?: ReadonlyMap<string, DataPath>;
  /** Comments to write above fields, by path inside the object; '' stands above the object itself. */
  readonly comments?: ReadonlyMap<string, string>;
}

/** A file of YAML documents. */
export interface YamlArtifact {
  readonly format: 'yaml';
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly documents: readonly Sourced[];
}

/** A file of any other text. */
export interface TextArtifact {
  readonly format: 'text';
  readonly path: string;
  readonly text: string;
  readonly from: DataPath;
}

/** One file to write. */
export type Artifact = YamlArtifact | TextArtifact;
