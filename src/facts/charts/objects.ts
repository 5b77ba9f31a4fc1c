import { plain, positionOf, type Source, type Tree, valueAt } from '../../base/index.ts';
import type { NamedObject } from '../facts.ts';

/** The objects of a template whose kind and name can be told: written down, the chart's name, or a value of its own. */
export function objectsIn(source: Source, chart: string, values: Tree | undefined): readonly NamedObject[] {
  if (!/\.ya?ml$/.test(source.file)) return [];
  const found: NamedObject[] = [];
  let start = 0;
  for (const document of source.text.split(/^---.*$/m)) {
    const [, kind] = /^kind:[ \t]*["']?([A-Z]\w*)["']?[ \t]*$/m.exec(document) ?? [];
    const metadata = /^metadata:[ \t]*\n((?:[ \t]+.*\n?|\{\{.*\n?|[ \t]*\n)*)/m.exec(document);
    const name = metadata === null ? undefined : fieldIn(metadata[1] ?? '', 'name', chart, values);
    if (kind !== undefined && metadata !== null && name !== undefined) {
      const namespace = fieldIn(metadata[1] ?? '', 'namespace', chart, values);
      const offset = source.text.indexOf(document, start) + metadata.index;
      found.push({ kind, name, namespace, at: positionOf(source, offset) });
    }
    start += document.length;
  }
  return found;
}

/** A field of metadata, two spaces in. */
function fieldIn(
  metadata: string,
  field: string,
  chart: string,
  values: Tree | undefined,
): string | undefined {
  const [, written = ''] = new RegExp(`^ {2}${field}:[ \\t]*(.*?)[ \\t]*$`, 'm').exec(metadata) ?? [];
  const text = written.replace(/^(["'])(.*)\1$/, '$2');
  if (/^[a-z0-9][a-z0-9.-]*$/.test(text)) return text;
  if (/^\{\{-?\s*\.Chart\.Name\s*-?\}\}$/.test(text)) return chart;
  const [, path] = /^\{\{-?\s*\.Values\.([\w.]+)(?:\s*\|\s*quote)?\s*-?\}\}$/.exec(text) ?? [];
  const value =
    path === undefined || values === undefined ? undefined : valueAt(plain(values), path.split('.'));
  return typeof value === 'string' && value !== '' ? value : undefined;
}
