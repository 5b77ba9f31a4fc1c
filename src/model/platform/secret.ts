import type { DataPath } from '../../base/index.ts';

/** A secret that somebody else fills: its keys, and the namespaces where services read it. */
export interface Secret {
  readonly name: string;
  readonly namespace: string;
  readonly keys: readonly string[];
  /** Labels by which whoever reads it finds it. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly path: DataPath;
}
