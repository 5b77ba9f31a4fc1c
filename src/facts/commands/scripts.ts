import { descend, parseYaml, positionOf, type ScalarTree, type Source, type Tree } from '../../base/index.ts';
import type { Cluster, Script, Workload } from '../facts.ts';
import { type PlaceInText, placeInside } from '../inside.ts';
import { textAt } from '../kustomize/edit.ts';
import { type Dialect, readShell, type Shell } from './shell.ts';

/** All lines for a shell in a repository. */
export function readScripts(
  sources: ReadonlyMap<string, Source>,
  clusters: readonly Cluster[],
): readonly Script[] {
  return [...[...sources.values()].flatMap(inFile), ...inContainers(clusters)];
}

function inFile(source: Source): readonly Script[] {
  const { file, text } = source;
  if (/\.(?:ba|z|k)?sh$/.test(file) || /^#!.*\b(?:ba|z|k|da)?sh\b/.test(text)) {
    return [script('script', file, [readShell(text, (at) => positionOf(source, at))])];
  }
  if (/(?:^|\/)(?:GNUm|M|m)akefile$|\.mk$/.test(file)) return [makefile(source)];
  if (/\.(?:md|mdx|markdown)$/i.test(file)) return page(source);
  if (/(?:^|\/)\.github\/(?:workflows|actions)\/.*\.ya?ml$/.test(file)) return workflow(source);
  if (/(?:^|\/)\.gitlab-ci\.ya?ml$/.test(file)) return jobs(source);
  return [];
}

function script(kind: Script['kind'], file: string, parts: readonly Shell[]): Script {
  return {
    kind,
    file,
    pipelines: parts.flatMap(({ pipelines }) => pipelines),
    assigned: new Set(parts.flatMap(({ assigned }) => [...assigned])),
    pipefail: parts.some(({ pipefail }) => pipefail),
  };
}

/** A text that begins at an offset of a file. */
function part(source: Source, text: string, start: number, dialect: Dialect = 'shell'): Shell {
  return readShell(text, (at) => positionOf(source, start + at), dialect);
}

/** Recipes: lines that begin with a tab. Each is a shell of its own unless it goes on. */
function makefile(source: Source): Script {
  const parts = [...source.text.matchAll(/^\t[@+-]*((?:.*\\\r?\n)*.*)/gm)].map((match) => {
    const text = match[1] ?? '';
    return part(source, text, match.index + match[0].length - text.length, 'make');
  });
  const made = script('makefile', source.file, parts);
  return { ...made, pipefail: made.pipefail || /^\.SHELLFLAGS\s*[:?+]?=.*\bpipefail\b/m.test(source.text) };
}

/** Blocks of a page that are meant for a shell, one after the other. */
function page(source: Source): readonly Script[] {
  const fence =
    /^([ \t]*)(`{3,}|~{3,})[ \t]*(?:bash|sh|shell|zsh|console|shell-session)\b.*\n([\s\S]*?)^[ \t]*\2/gm;
  const parts = [...source.text.matchAll(fence)].map((match) => {
    const text = match[3] ?? '';
    const start = match.index + match[0].indexOf('\n') + 1;
    // What a terminal shows begins each command with its prompt.
    return part(source, text.replaceAll(/^([ \t]*)\$ /gm, '$1  '), start);
  });
  return parts.length === 0 ? [] : [script('page', source.file, parts)];
}

/** Steps of a workflow of GitHub; a step that asks for bash by name gets pipefail with it. */
function workflow(source: Source): readonly Script[] {
  return parseYaml(source).documents.flatMap((document) => {
    const usual = textAt(document, 'defaults', 'run', 'shell');
    return maps(document).flatMap((map) => {
      const run = map.entries.get('run')?.value;
      if (run?.kind !== 'scalar' || typeof run.value !== 'string') return [];
      const shell = textAt(map, 'shell') ?? usual;
      const made = script('pipeline', source.file, [inScalar(run)]);
      return [{ ...made, pipefail: made.pipefail || shell?.startsWith('bash') === true }];
    });
  });
}

/** Jobs of GitLab: lists of lines. */
function jobs(source: Source): readonly Script[] {
  return parseYaml(source).documents.flatMap((document) =>
    maps(document).flatMap((map) => {
      const parts = ['before_script', 'script', 'after_script'].flatMap((field) => {
        const value = map.entries.get(field)?.value;
        const items = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
        return items.flatMap((item) =>
          item.kind === 'scalar' && typeof item.value === 'string' ? [inScalar(item)] : [],
        );
      });
      return parts.length === 0 ? [] : [script('pipeline', source.file, parts)];
    }),
  );
}

function maps(tree: Tree): readonly (Tree & { readonly kind: 'map' })[] {
  if (tree.kind === 'scalar') return [];
  if (tree.kind === 'list') return tree.items.flatMap(maps);
  return [tree, ...[...tree.entries.values()].flatMap(({ value }) => maps(value))];
}

function inScalar(scalar: ScalarTree): Shell {
  const { source, offset } = scalar;
  const isBlock = /^[|>]/.test(source.text.slice(offset, offset + 1));
  const start: PlaceInText = () => positionOf(source, offset);
  return readShell(String(scalar.value), isBlock ? placeInside(scalar) : start);
}

/** What containers give to a shell with `-c`; one that several clusters run alike is told once. */
function inContainers(clusters: readonly Cluster[]): readonly Script[] {
  const found = new Map<string, Script>();
  for (const { workloads } of clusters) {
    for (const workload of workloads) {
      for (const text of shellTexts(workload)) {
        const { file, line, column } = positionOf(text.source, text.offset);
        const key = `${file}:${line}:${column}`;
        if (!found.has(key)) found.set(key, script('container', file, [inScalar(text)]));
      }
    }
  }
  return [...found.values()];
}

function shellTexts({ object, podPath }: Workload): readonly ScalarTree[] {
  if (podPath === undefined) return [];
  return ['containers', 'initContainers'].flatMap((list) => {
    const containers = descend(object.tree, [...podPath, list]);
    if (containers?.kind !== 'list') return [];
    return containers.items.flatMap((container) => {
      const words = ['command', 'args'].flatMap((field) => {
        const value = descend(container, [field]);
        return value?.kind === 'list' ? value.items : [];
      });
      const [program, ...rest] = words;
      if (program === undefined || !/(?:^|\/)(?:ba|a|da)?sh$/.test(wordOf(program))) return [];
      const flag = rest.findIndex((word) => /^-\w*c$/.test(wordOf(word)));
      const text = flag === -1 ? undefined : rest[flag + 1];
      return text?.kind === 'scalar' && typeof text.value === 'string' ? [text] : [];
    });
  });
}

function wordOf(tree: Tree): string {
  return tree.kind === 'scalar' ? String(tree.value) : '';
}
