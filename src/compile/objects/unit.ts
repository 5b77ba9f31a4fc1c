import type { DataPath, Sourced } from '../../base/index.ts';

/** Contents of a ConfigMap that kustomize generates, so that its name carries a hash of them. */
export interface ConfigSource {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Whether the name stays as it is: for what is found by a label, or read again when it changes. */
  readonly fixedName?: true;
  /** Whether the entries are files that are mounted, or variables. */
  readonly kind: 'variables' | 'files';
  readonly entries: Readonly<Record<string, string>>;
  readonly from: DataPath;
  /** Places of single entries; the others come from `from`. */
  readonly origins?: Readonly<Record<string, DataPath>>;
}

/** The objects that one part of the platform has in one environment. */
export interface Part {
  readonly objects: readonly Sourced[];
  readonly configs: readonly ConfigSource[];
}

/** One folder of base and overlays: a service, a store, a namespace, or what belongs to the whole cluster. */
export interface Unit {
  /** Folder below base and below each overlay. */
  readonly folder: string;
  readonly from: DataPath;
  /** By environment; environments without an entry do not have it. */
  readonly parts: ReadonlyMap<string, Part>;
}
