import { isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode } from 'yaml';
import type { MapEntry, Source, Tree } from '../tree.ts';
import { mergeInto } from './merge-key.ts';
import type { WordReading } from './scalar.ts';
import { readWord } from './scalar.ts';

/** What building a tree needs to know, and where it says what is wrong. */
export interface Building {
  readonly source: Source;
  readonly reading: WordReading;
  /** Levels of nesting that aliases may reach. */
  readonly deepest: number;
  readonly report: (offset: number, reason: string) => void;
}

/** Values that aliases may add to one document; the trees share them, but whoever prints them does not. */
const mostAliased = 100_000;

interface Anchored {
  readonly tree: Tree;
  readonly nodes: number;
  readonly height: number;
}

interface State extends Building {
  readonly anchors: Map<string, Anchored>;
  nodes: number;
  /** Levels below the value that was built last. */
  height: number;
  aliased: number;
  failed: boolean;
}

/** The tree of one document; undefined when it is empty or its aliases outgrow their bound. */
export function treeOf(root: ParsedNode, building: Building): Tree | undefined {
  if (isScalar(root) && root.type === 'PLAIN' && readWord(root.source, building.reading) === null)
    return undefined;
  const state: State = { ...building, anchors: new Map(), nodes: 0, height: 0, aliased: 0, failed: false };
  const tree = build(root, state, 0);
  return state.failed ? undefined : tree;
}

function build(node: ParsedNode | null, state: State, depth: number): Tree {
  state.nodes++;
  state.height = 0;
  if (node === null) return { kind: 'scalar', value: null, source: state.source, offset: 0 };
  if (isAlias(node)) return followAlias(node.source, node.range[0], state, depth);
  const before = state.nodes;
  const tree = isMap(node)
    ? buildMap(node.items, node.range[0], state, depth)
    : isSeq(node)
      ? buildList(node.items, node.range[0], state, depth)
      : buildScalar(node, state);
  if (node.anchor !== undefined) {
    state.anchors.set(node.anchor, { tree, nodes: state.nodes - before + 1, height: state.height });
  }
  return tree;
}

function followAlias(name: string, offset: number, state: State, depth: number): Tree {
  const anchored = state.anchors.get(name);
  if (anchored === undefined) {
    state.report(offset, `the alias *${name} stands before its anchor, or inside it`);
    return { kind: 'scalar', value: null, source: state.source, offset };
  }
  state.aliased += anchored.nodes;
  state.nodes += anchored.nodes;
  state.height = anchored.height;
  if (state.aliased > mostAliased || depth + anchored.height > state.deepest) {
    if (!state.failed) state.report(offset, 'the aliases of this document grow without measure');
    state.failed = true;
  }
  return anchored.tree;
}

function buildList(items: readonly unknown[], offset: number, state: State, depth: number): Tree {
  let height = 0;
  const trees: Tree[] = [];
  for (const item of items) {
    if (state.failed) break;
    trees.push(build(item as ParsedNode | null, state, depth + 1));
    height = Math.max(height, state.height + 1);
  }
  state.height = height;
  return { kind: 'list', items: trees, source: state.source, offset };
}

function buildMap(pairs: readonly unknown[], offset: number, state: State, depth: number): Tree {
  let height = 0;
  const entries = new Map<string, MapEntry>();
  const merged: MapEntry[] = [];
  for (const pair of pairs as readonly Pair<ParsedNode, ParsedNode | null>[]) {
    if (state.failed) break;
    const place = { source: state.source, offset: pair.key?.range[0] ?? offset };
    const value = pair.value === null ? emptyAt(place.offset, state) : build(pair.value, state, depth + 1);
    height = Math.max(height, state.height + 1);
    if (isScalar(pair.key) && pair.key.type === 'PLAIN' && pair.key.source === '<<') {
      if (entries.size > 0)
        state.report(place.offset, 'the merge key << must be the first key, as readers disagree otherwise');
      merged.push({ key: place, value });
      continue;
    }
    const key = readKey(pair.key, state);
    if (key === undefined) state.report(place.offset, 'a key must be one word or text');
    else {
      if (entries.has(key)) state.report(place.offset, `the key ${JSON.stringify(key)} is given twice`);
      entries.set(key, { key: place, value });
    }
  }
  state.height = height;
  return { kind: 'map', entries: mergeInto(entries, merged, state.report), source: state.source, offset };
}

function emptyAt(offset: number, state: State): Tree {
  state.nodes++;
  state.height = 0;
  return { kind: 'scalar', value: null, source: state.source, offset };
}

/** Keys are texts: numbers and booleans become what JSON would write, as Go's JSON conversion does. */
function readKey(node: ParsedNode, state: State): string | undefined {
  if (isAlias(node)) {
    const tree = state.anchors.get(node.source)?.tree;
    return tree?.kind === 'scalar' && tree.value !== null ? String(tree.value) : undefined;
  }
  if (!isScalar(node)) return undefined;
  const tree = buildScalar(node, state);
  if (tree.kind !== 'scalar') return undefined;
  if (node.anchor !== undefined) state.anchors.set(node.anchor, { tree, nodes: 1, height: 0 });
  return tree.value === null ? undefined : String(tree.value);
}

const coreTag = 'tag:yaml.org,2002:';

function buildScalar(node: ParsedNode, state: State): Tree {
  const offset = node.range[0];
  let value: string | number | boolean | null = null;
  if (isScalar(node)) {
    const text = String(node.value ?? '');
    value = node.type === 'PLAIN' ? readWord(text, state.reading) : text;
    if (node.tag !== undefined) value = tagged(node.tag, text, value, offset, state);
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    state.report(offset, 'infinity and NaN cannot be said in JSON');
    value = null;
  }
  return { kind: 'scalar', value, source: state.source, offset };
}

function tagged(
  tag: string,
  text: string,
  value: string | number | boolean | null,
  offset: number,
  state: State,
) {
  if (tag === '!' || tag === `${coreTag}str`) return text;
  const word = readWord(text, state.reading);
  if (tag === `${coreTag}null` && word === null) return null;
  if (tag === `${coreTag}bool` && typeof word === 'boolean') return word;
  if ((tag === `${coreTag}int` || tag === `${coreTag}float`) && typeof word === 'number') return word;
  state.report(offset, `the tag ${tag.replace(coreTag, '!!')} does not fit this value or is not known`);
  return value;
}
