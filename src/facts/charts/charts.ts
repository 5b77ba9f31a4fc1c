import { parseYaml, positionOf, type Source, type Tree } from '../../base/index.ts';
import type { HelmChart, ValueReference } from '../facts.ts';
import { textAt } from '../kustomize/edit.ts';
import { folderOf, type Repository } from '../repository.ts';
import { objectsIn } from './objects.ts';

/** The Helm charts of a repository: their metadata, their values, and what their templates read of these. */
export function readCharts(repository: Repository): readonly HelmChart[] {
  const templates = templatesByChart(repository);
  return [...templates].flatMap(([folder, files]): readonly HelmChart[] => {
    const prefix = folder === '.' ? '' : `${folder}/`;
    const metadata = documentOf(repository, `${prefix}Chart.yaml`);
    const name = textAt(metadata, 'name');
    if (metadata === undefined || name === undefined) return [];
    const values = documentOf(repository, `${prefix}values.yaml`);
    const read = files.map((path) => valuesIn(repository.sources.get(path) as Source));
    return [
      {
        folder,
        name,
        metadata,
        values,
        templates: files,
        references: read.flatMap(({ references }) => references),
        objects: files.flatMap((path) => objectsIn(repository.sources.get(path) as Source, name, values)),
        readsAll: read.some(({ readsAll }) => readsAll),
      },
    ];
  });
}

/** The files below `templates/` of each folder with a Chart.yaml. */
function templatesByChart(repository: Repository): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const file of repository.sources.keys())
    if (/(?:^|\/)Chart\.yaml$/.test(file)) found.set(folderOf(file), []);
  if (found.size === 0) return found;
  for (const file of repository.sources.keys()) {
    for (const { index } of `/${file}`.matchAll(/\/templates(?=\/)/g)) {
      found.get(index === 0 ? '.' : file.slice(0, index - 1))?.push(file);
    }
  }
  return found;
}

function documentOf(repository: Repository, file: string): Tree | undefined {
  const source = repository.sources.get(file);
  return source === undefined ? undefined : parseYaml(source).documents[0];
}

const action = /\{\{(?!-?\s*\/\*)-?((?:"(?:\\.|[^"\\\n])*"|`[^`]*`|(?!\}\})[\s\S])*?)-?\}\}/g;
const reference = /(?<![\w)\].])\$?\.Values((?:\.[A-Za-z_]\w*)*)/g;
/** Actions in which a value may well be missing. */
const asking =
  /^\s*(?:if|else if|with|range)\b|\b(?:default|required|hasKey|coalesce|empty|dig|get|ternary|kindIs|or|and|not)\b/;

/** The values that the actions of a template read. Texts in quotes hold none. */
function valuesIn(source: Source): {
  readonly references: readonly ValueReference[];
  readonly readsAll: boolean;
} {
  const references: ValueReference[] = [];
  let readsAll = false;
  for (const match of source.text.matchAll(action)) {
    const text = match[1] ?? '';
    const start = match.index + match[0].indexOf(text);
    const bare = text.replaceAll(/"(?:\\.|[^"\\\n])*"|`[^`]*`/g, (quoted) => ' '.repeat(quoted.length));
    for (const found of bare.matchAll(reference)) {
      const path = (found[1] ?? '').split('.').slice(1);
      if (path.length === 0) readsAll = true;
      else references.push({ path, at: positionOf(source, start + found.index), asks: asking.test(bare) });
    }
  }
  return { references, readsAll };
}
