import { type Artifact, compact, type DataPath, type JsonObject } from '../../../../base/index.ts';
import type { ConfigSource } from '../../../objects/unit.ts';
import type { Traced } from './traced.ts';

/** What a folder's kustomization says of its ConfigMaps, and the files that hold their contents. */
export interface Generated {
  readonly generators: readonly Traced[];
  readonly files: readonly Artifact[];
}

/**
 * Generators for ConfigMaps. Short values stand in the kustomization; files, long values and values that
 * kustomize would read differently stand in files of their own beside it.
 */
export function generate(
  folder: string,
  configs: readonly ConfigSource[],
  behavior: 'merge' | undefined,
): Generated {
  const files: Artifact[] = [];
  const generators = configs.map((config) => {
    const literals: string[] = [];
    const sources: string[] = [];
    const fields = new Map<string, DataPath>();
    for (const [key, value] of Object.entries(config.entries)) {
      const from = config.origins?.[key] ?? config.from;
      if (config.kind === 'variables' && isLiteral(value)) {
        fields.set(`literals[${literals.length}]`, from);
        literals.push(`${key}=${value}`);
        continue;
      }
      const path = `config/${config.name}/${key}`;
      fields.set(`files[${sources.length}]`, from);
      sources.push(`${key}=${path}`);
      files.push(textFile(`${folder}/${path}`, value, from));
    }
    const value = compact<Record<string, unknown>>({
      name: config.name,
      namespace: config.namespace,
      behavior,
      options: optionsOf(config, behavior),
      literals: literals.length === 0 ? undefined : literals,
      files: sources.length === 0 ? undefined : sources,
    }) as JsonObject;
    return { value, fields };
  });
  return { generators, files };
}

/** What the base says of the ConfigMap; kustomize wants to hear in the overlay again that its name stays. */
function optionsOf(config: ConfigSource, behavior: 'merge' | undefined): object | undefined {
  const fixed = config.fixedName === true ? { disableNameSuffixHash: true } : undefined;
  if (behavior === 'merge') return fixed;
  const { labels, annotations } = config;
  return { labels, ...(annotations === undefined ? {} : { annotations }), ...fixed };
}

/** kustomize takes quotes off the ends of a literal, and a literal has one line. */
function isLiteral(value: string): boolean {
  return value !== '' && !/^["']|["']$|[\n\r]/.test(value) && value.trim() === value;
}

function textFile(path: string, text: string, from: DataPath): Artifact {
  return { format: 'text', path, text, from };
}

/** A ConfigMap split into what all environments share, for the base, and what each adds. */
export interface SplitConfigs {
  readonly base: readonly ConfigSource[];
  /** For each environment, entries that its overlay merges into the base. */
  readonly merged: ReadonlyMap<string, readonly ConfigSource[]>;
  /** For each environment, ConfigMaps that only its overlay makes. */
  readonly own: ReadonlyMap<string, readonly ConfigSource[]>;
}

/** Splits the ConfigMaps of one folder over base and overlays. */
export function splitConfigs(configs: ReadonlyMap<string, readonly ConfigSource[]>): SplitConfigs {
  const environments = [...configs.keys()];
  const base: ConfigSource[] = [];
  const merged = new Map<string, ConfigSource[]>(environments.map((name) => [name, []]));
  const own = new Map<string, ConfigSource[]>(environments.map((name) => [name, []]));
  const names = new Set([...configs.values()].flat().map((config) => config.name));
  for (const name of names) {
    const variants = environments.flatMap((environment) => {
      const config = configs.get(environment)?.find((one) => one.name === name);
      return config === undefined ? [] : [{ environment, config }];
    });
    const first = variants[0]?.config;
    const shared =
      first === undefined || variants.length < environments.length
        ? []
        : Object.entries(first.entries).filter(([key, value]) =>
            variants.every(({ config }) => config.entries[key] === value),
          );
    const keys = new Set(shared.map(([key]) => key));
    if (first !== undefined && keys.size > 0) base.push({ ...first, entries: Object.fromEntries(shared) });
    for (const { environment, config } of variants) {
      const rest = Object.fromEntries(Object.entries(config.entries).filter(([key]) => !keys.has(key)));
      if (keys.size === 0) own.get(environment)?.push(config);
      else if (Object.keys(rest).length > 0) merged.get(environment)?.push({ ...config, entries: rest });
    }
  }
  return { base, merged, own };
}
