import { isObject, plain } from '../../base/index.ts';
import { fieldAt } from './edit.ts';
import { compilePattern } from './pattern.ts';
import type { Resource } from './resource.ts';
import { effectiveNamespace, originalId } from './resource.ts';

/** What a patch is for: patterns that match whole names, and label expressions. */
export interface Target {
  readonly group?: string;
  readonly version?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly annotationSelector?: string;
}

/** The objects that a target means. */
export interface Selection {
  readonly selects: (resource: Resource) => boolean;
  /** Set when only objects can be meant that are or were called so. */
  readonly name: string | undefined;
}

/** The test that a target stands for, or the field of it that cannot be read. */
export function compileTarget(target: Target): Selection | keyof Target {
  const patterns = new Map<keyof Target, RegExp>();
  for (const field of ['group', 'version', 'kind', 'name', 'namespace'] as const) {
    const text = target[field];
    if (text === undefined || text === '') continue;
    const pattern = compilePattern(text);
    if (pattern === undefined) return field;
    patterns.set(field, pattern);
  }
  const labels = compileSelector(target.labelSelector ?? '');
  if (labels === undefined) return 'labelSelector';
  const annotations = compileSelector(target.annotationSelector ?? '');
  if (annotations === undefined) return 'annotationSelector';
  const fits = (field: keyof Target, ...texts: readonly string[]) => {
    const pattern = patterns.get(field);
    return pattern === undefined || texts.some((text) => pattern.test(text));
  };
  const selects = (resource: Resource) => {
    const { id } = resource;
    if (!fits('kind', id.kind)) return false;
    const first = originalId(resource);
    return (
      fits('name', first.name, id.name) &&
      fits('namespace', effectiveNamespace(first), effectiveNamespace(id)) &&
      fits('group', id.group) &&
      fits('version', id.version) &&
      labels(pairsOf(resource, 'labels')) &&
      annotations(pairsOf(resource, 'annotations'))
    );
  };
  const name = target.name !== undefined && /^[\w-]+$/.test(target.name) ? target.name : undefined;
  return { selects, name };
}

type Pairs = Readonly<Record<string, unknown>>;

function pairsOf(resource: Resource, field: 'labels' | 'annotations'): Pairs {
  const tree = fieldAt(resource.tree, 'metadata', field);
  const value = tree === undefined ? undefined : plain(tree);
  return isObject(value) ? value : {};
}

const requirement =
  /^\s*(?:(!)\s*([^\s!=<>,()]+)|([^\s!=<>,()]+)\s*(?:(==?|!=|<|>)\s*([^\s!=<>,()]*)|(in|notin)\s*\(([^()]*)\))?)\s*(?:,|$)/;

/** Longer ones would be slow to read, and nobody writes them. */
const longestSelector = 2000;

/** Reads a label expression: `a=b,c!=d,e in (f,g),h notin (i),j,!k`; undefined when it is none. */
function compileSelector(text: string): ((pairs: Pairs) => boolean) | undefined {
  const tests: ((pairs: Pairs) => boolean)[] = [];
  let rest = text.trim();
  if (rest.length > longestSelector) return undefined;
  while (rest !== '') {
    const match = requirement.exec(rest);
    if (match === null) return undefined;
    tests.push(testOf(match));
    rest = rest.slice(match[0].length).trim();
  }
  return (pairs) => tests.every((test) => test(pairs));
}

function testOf(match: RegExpExecArray): (pairs: Pairs) => boolean {
  const [, , absent, key = '', operator, value = '', set, members = ''] = match;
  const at = (pairs: Pairs, name: string) => (Object.hasOwn(pairs, name) ? String(pairs[name]) : undefined);
  if (absent !== undefined) return (pairs) => at(pairs, absent) === undefined;
  if (set !== undefined) {
    const values = new Set(members.split(',').map((member) => member.trim()));
    if (set === 'in') return (pairs) => values.has(at(pairs, key) ?? '') && at(pairs, key) !== undefined;
    return (pairs) => at(pairs, key) === undefined || !values.has(at(pairs, key) ?? '');
  }
  if (operator === undefined) return (pairs) => at(pairs, key) !== undefined;
  if (operator === '!=') return (pairs) => at(pairs, key) !== value;
  if (operator === '<') return (pairs) => Number(at(pairs, key)) < Number(value);
  if (operator === '>') return (pairs) => Number(at(pairs, key)) > Number(value);
  return (pairs) => at(pairs, key) === value;
}
