import {
  type DataPath,
  descend,
  isObject,
  type MapTree,
  parseYaml,
  plain,
  positionOf,
  type Source,
  type Tree,
} from '../../base/index.ts';
import type { DashboardFile, KubernetesObject } from '../facts.ts';
import { type PlaceInText, placeInside } from '../inside.ts';

/** Dashboards in the ConfigMaps of a cluster. */
export function dashboardsOf(configMaps: readonly KubernetesObject[]): readonly DashboardFile[] {
  return configMaps.flatMap((configMap) => {
    const data = descend(configMap.tree, ['data']);
    if (data?.kind !== 'map') return [];
    return [...data.entries].flatMap(([key, { value }]) => {
      if (!key.endsWith('.json') || value.kind !== 'scalar' || typeof value.value !== 'string') return [];
      return looksLikeDashboard(value.value) ? [read(key, value.value, configMap, placeInside(value))] : [];
    });
  });
}

/** Dashboards in files of their own. */
export function dashboardFiles(sources: ReadonlyMap<string, Source>): readonly DashboardFile[] {
  return [...sources.values()].flatMap((source) => {
    if (!source.file.endsWith('.json') || !looksLikeDashboard(source.text)) return [];
    return [read(source.file, source.text, undefined, (offset) => positionOf(source, offset))];
  });
}

/** Cheap, so that other JSON is never parsed. */
function looksLikeDashboard(text: string): boolean {
  return /"panels"\s*:/.test(text) && /"(title|schemaVersion|uid|dashboard)"\s*:/.test(text);
}

function read(
  name: string,
  text: string,
  configMap: KubernetesObject | undefined,
  place: PlaceInText,
): DashboardFile {
  const reason = faultOf(text);
  const { documents } = parseYaml({ file: name, text: spaced(text) });
  const [tree] = documents;
  const value = reason === undefined && tree?.kind === 'map' ? plain(tree) : undefined;
  const offset = firstComment(text) ?? 0;
  const fault = reason === undefined ? undefined : { reason, at: place(offset) };
  const at = (path: DataPath) => place(tree?.kind === 'map' ? offsetAt(tree, path) : 0);
  return { name, configMap, value: isObject(value) ? value : undefined, fault, at };
}

/** JSON may be indented by tabs, which YAML does not take. */
function spaced(text: string): string {
  return text.replaceAll('\t', ' ');
}

function faultOf(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    if (firstComment(text) !== undefined) return 'it has a comment';
    return error instanceof Error
      ? `it cannot be read: ${error.message.split('\n')[0]}`
      : 'it cannot be read';
  }
}

/** Where a comment begins that stands outside of texts. */
function firstComment(text: string): number | undefined {
  const found = /"(?:\\.|[^"\\])*"|(\/\/|\/\*|(?<=^|\s)#)/g;
  for (const match of text.matchAll(found)) if (match[1] !== undefined) return match.index;
  return undefined;
}

/** Where the key or the item at a path stands. */
function offsetAt(tree: MapTree, path: DataPath): number {
  let current: Tree = tree;
  let offset: number = tree.offset;
  for (const step of path) {
    if (current.kind === 'map') {
      const entry = current.entries.get(String(step));
      if (entry === undefined) return offset;
      offset = entry.key.offset;
      current = entry.value;
    } else if (current.kind === 'list' && typeof step === 'number') {
      const item: Tree | undefined = current.items[step];
      if (item === undefined) return offset;
      offset = item.offset;
      current = item;
    } else return offset;
  }
  return offset;
}
