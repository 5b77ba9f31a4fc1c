import { type DataPath, isObject, type Json } from '../../../../base/index.ts';
import type { ConfigSource } from '../../../objects/unit.ts';
import { escapeActions } from '../template/escape.ts';
import { camel } from './camel.ts';
import type { Variants } from './subject.ts';
import type { Values } from './values.ts';

/** A ConfigMap as a chart makes it of its contents. */
export interface ChartConfig {
  readonly source: ConfigSource;
  /** What its named templates are called: `<id>.name`, `<id>.data`. */
  readonly id: string;
  /** Whether its name ends in a hash of its contents. */
  readonly hashed: boolean;
  /** The environments that have it. */
  readonly environments: readonly string[];
  /** What holds where it is there; undefined where it always is. */
  readonly condition: string | undefined;
  /** Files of the chart that hold what is the same everywhere, by key. */
  readonly files: Readonly<Record<string, string>>;
  /** All entries of all environments. */
  readonly texts: readonly string[];
  /** Where the other entries stand in the values. */
  readonly values: string | undefined;
}

/**
 * Reads the ConfigMaps of a chart and puts into the values what a user may want to set.
 * @param own what the chart is about, which names of its ConfigMaps need not repeat
 */
export function chartConfigs(
  chart: string,
  own: string | undefined,
  environments: readonly string[],
  given: readonly Variants<ConfigSource>[],
  values: Values,
): readonly ChartConfig[] {
  return given.map((variants) => {
    const all = [...variants.values()];
    const source = all.at(-1) as ConfigSource;
    const suffix =
      own !== undefined && source.name.startsWith(`${own}-`)
        ? source.name.slice(own.length + 1)
        : source.name;
    const plain = source.kind === 'variables';
    const files = plain
      ? {}
      : Object.fromEntries(Object.entries(source.entries).filter(([key, text]) => isFile(all, key, text)));
    const rest = new Map(
      [...variants].map(([name, { entries }]) => [
        name,
        Object.fromEntries(Object.entries(entries).filter(([key]) => !Object.hasOwn(files, key))),
      ]),
    );
    const always = variants.size === environments.length;
    const hasValues = [...rest.values()].some((entries) => Object.keys(entries).length > 0);
    const place = plain && suffix === 'env' ? ['config'] : [plain ? 'configs' : 'files', camel(suffix)];
    const ref = hasValues
      ? values.add([place], {
          present: rest,
          environments,
          empty: {},
          comment: plain
            ? `Variables of the ConfigMap ${source.name}; a change rolls the pods.`
            : `Files of the ConfigMap ${source.name} that differ by environment${source.fixedName === true ? '' : '; a change rolls the pods'}.`,
          from: source.from,
          schema: { type: 'object', additionalProperties: { type: 'string' } },
        })
      : undefined;
    const needsFlag = !always && Object.keys(files).length > 0;
    const flag = needsFlag
      ? values.add([[camel(source.name), 'enabled']], {
          present: new Map(environments.map((name) => [name, variants.has(name)])),
          environments,
          empty: false,
          comment: `Whether the ConfigMap ${source.name} is there.`,
          from: source.from,
        })
      : undefined;
    return {
      source,
      id: `${chart}.${suffix}`,
      hashed: source.fixedName !== true,
      environments: [...variants.keys()],
      condition: flag ?? (always ? undefined : ref),
      files,
      texts: all.flatMap(({ entries }) => Object.values(entries)),
      values: ref,
    };
  });
}

/** Texts that are the same everywhere lie in files; Helm would take a byte order mark away. */
function isFile(all: readonly ConfigSource[], key: string, text: string): boolean {
  return !text.startsWith('\ufeff') && all.every(({ entries }) => entries[key] === text);
}

/** The ConfigMap that a field refers to by its name. */
export function referredConfig(
  configs: readonly ChartConfig[],
  namespace: string | undefined,
  path: DataPath,
  value: Json,
): ChartConfig | undefined {
  if (
    path.at(-1) !== 'name' ||
    !['configMapRef', 'configMapKeyRef', 'configMap'].includes(String(path.at(-2)))
  )
    return undefined;
  return configs.find(
    ({ source, hashed }) => hashed && source.name === value && source.namespace === namespace,
  );
}

/** All ConfigMaps that a value refers to. */
export function configsIn(
  configs: readonly ChartConfig[],
  namespace: string | undefined,
  path: DataPath,
  value: Json | undefined,
): readonly ChartConfig[] {
  if (configs.length === 0 || value === undefined) return [];
  if (Array.isArray(value))
    return value.flatMap((item, index) => configsIn(configs, namespace, [...path, index], item));
  if (isObject(value))
    return Object.entries(value).flatMap(([key, inner]) =>
      configsIn(configs, namespace, [...path, key], inner as Json),
    );
  const found = referredConfig(configs, namespace, path, value);
  return found === undefined ? [] : [found];
}

/** A value for `tpl`: references to ConfigMaps are actions, and what looks like an action is kept as text. */
export function asTemplateText(
  configs: readonly ChartConfig[],
  namespace: string | undefined,
  path: DataPath,
  value: Json,
): Json {
  if (Array.isArray(value))
    return value.map((item, index) => asTemplateText(configs, namespace, [...path, index], item));
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        escapeActions(key),
        asTemplateText(configs, namespace, [...path, key], inner as Json),
      ]),
    );
  const config = referredConfig(configs, namespace, path, value);
  if (config !== undefined) return nameAction(config);
  return typeof value === 'string' ? escapeActions(value) : value;
}

/** The action that yields the name of a ConfigMap. */
export function nameAction(config: ChartConfig): string {
  return `{{ include "${config.id}.name" . }}`;
}
