import type { DataPath, JsonObject, Sourced } from '../../../../base/index.ts';
import type { Platform } from '../../../../model/index.ts';
import { objectFileNames } from '../../../objects/file-names.ts';
import type { ConfigSource, Unit } from '../../../objects/unit.ts';
import type { Variants } from '../lift/subject.ts';

/** One chart below the platform's: a service, a store, or folders that belong together. */
export interface Chart {
  readonly name: string;
  /** What it is called unless the definition says otherwise. */
  readonly given: string;
  readonly from: DataPath;
  /** The environments that have it. */
  readonly environments: readonly string[];
  readonly folders: readonly ChartFolder[];
  /** Whether it is about one part of the platform, so that its values need no name of a folder before them. */
  readonly single: boolean;
}

/** One folder of objects in a chart. */
export interface ChartFolder {
  /** The last part of the unit's folder. */
  readonly name: string;
  readonly environments: readonly string[];
  readonly objects: readonly ChartObject[];
  readonly configs: readonly Variants<ConfigSource>[];
}

export interface ChartObject {
  readonly variants: Variants<Sourced>;
  /** Name of its file, without ending. */
  readonly file: string;
}

/** The charts below the platform's, in the order of the units. */
export function chartsOf(platform: Platform, units: readonly Unit[]): readonly Chart[] {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const { services, stores } = platform.layout;
    const own = [services, stores].find((folder) => unit.folder.startsWith(`${folder}/`));
    const group = own === undefined ? (unit.folder.split('/')[0] ?? unit.folder) : unit.folder;
    groups.set(group, [...(groups.get(group) ?? []), unit]);
  }
  const taken = new Set<string>();
  return [...groups].map(([group, all]) => {
    const given = freeName(group, taken);
    const names = platform.delivery.helm?.names ?? {};
    const name = Object.hasOwn(names, given) ? (names[given] ?? given) : given;
    const environments = platform.environments
      .map((environment) => environment.name)
      .filter((environment) => all.some(({ parts }) => parts.has(environment)));
    const single = all.length === 1;
    return {
      name,
      given,
      from: single ? (all[0]?.from ?? []) : [],
      environments,
      folders: all.map(folderOf),
      single,
    };
  });
}

/** The last part of the folder, or all of it where another chart is called so. */
function freeName(group: string, taken: Set<string>): string {
  const last = group.slice(group.lastIndexOf('/') + 1);
  const name = taken.has(last) ? group.replaceAll('/', '-') : last;
  taken.add(name);
  return name;
}

function folderOf(unit: Unit): ChartFolder {
  const objects = new Map<string, Map<string, Sourced>>();
  const configs = new Map<string, Map<string, ConfigSource>>();
  for (const [environment, part] of unit.parts) {
    for (const object of part.objects) put(objects, keyOf(object.value), environment, object);
    for (const config of part.configs) put(configs, config.name, environment, config);
  }
  const variants = [...objects.values()];
  const last = (of: Map<string, Sourced>) => [...of.values()].at(-1)?.value ?? {};
  const files = objectFileNames(unit.folder, variants.map(last));
  return {
    name: unit.folder.slice(unit.folder.lastIndexOf('/') + 1),
    environments: [...unit.parts.keys()],
    objects: variants.map((one, index) => ({ variants: one, file: files[index] ?? '' })),
    configs: [...configs.values()],
  };
}

function put<T>(into: Map<string, Map<string, T>>, key: string, environment: string, value: T): void {
  const known = into.get(key) ?? new Map<string, T>();
  into.set(key, known.set(environment, value));
}

function keyOf({ apiVersion, kind, metadata }: JsonObject): string {
  const { namespace, name } = metadata as JsonObject;
  return [apiVersion, kind, namespace, name].join('\n');
}
