import { nearest } from '../../../base/index.ts';
import type { KeySource } from '../../../facts/index.ts';
import { declaredKeys } from '../../declared.ts';
import { type KeyKind, type KeyReference, keyReferencesOf } from '../../key-reference.ts';
import { isMadeElsewhere } from '../../made.ts';
import { listed, placeIn, titleOf } from '../../place.ts';
import type { FindingPlace, Report, RuleInput } from '../../rule.ts';
import { mayBeBrought } from './brought.ts';
import { makersOf } from './maker.ts';

/**
 * Secrets or ConfigMaps, and keys of them, that pods read and nobody declares. What is missing is reported
 * once, with all that read it.
 */
export function* missingKeys(
  input: RuleInput,
  kind: KeyKind,
  isBuiltIn: (namespace: string | undefined, name: string) => boolean,
): Iterable<Report> {
  const list = kind === 'Secret' ? 'secrets' : 'configMaps';
  const missing = new Map<string, KeyReference[]>();
  const sources = new Map<string, KeySource>();
  const isElsewhere = (namespace: string | undefined, name: string) =>
    isBuiltIn(namespace, name) ||
    mayBeMade(input, name) ||
    mayBeBrought(input, namespace) ||
    isMadeElsewhere(input.facts, kind, namespace, name);
  for (const workload of input.cluster.workloads) {
    for (const reference of keyReferencesOf(workload, kind)) {
      const { name, key } = reference;
      const source = declaredKeys(input, list, workload.namespace, name);
      if (source === undefined && isElsewhere(workload.namespace, name)) continue;
      if (source !== undefined && (key === undefined || source.keys?.has(key) !== false)) continue;
      const id = [workload.namespace ?? '', name, source === undefined ? '' : key].join('\n');
      missing.set(id, [...(missing.get(id) ?? []), reference]);
      if (source !== undefined) sources.set(id, source);
    }
  }
  for (const [id, [first, ...others]] of missing) {
    if (first === undefined) continue;
    const source = sources.get(id);
    yield source === undefined
      ? missingSource(input, kind, first, others)
      : missingKey(kind, source, first, others);
  }
}

function missingSource(
  input: RuleInput,
  kind: KeyKind,
  first: KeyReference,
  others: readonly KeyReference[],
): Report {
  const readers = readersOf([first, ...others]);
  const list = kind === 'Secret' ? input.cluster.secrets : input.cluster.configMaps;
  const elsewhere = list.find(({ name }) => name === first.name);
  const here = list.filter(({ namespace }) => namespace === first.workload.namespace);
  const meant = nearest(
    first.name,
    here.map(({ name }) => name),
  );
  const near = elsewhere ?? here.find(({ name }) => name === meant);
  const note =
    elsewhere === undefined
      ? `${kind} ${near?.name} is declared here`
      : `this ${kind} ${first.name} is in namespace ${elsewhere.namespace}`;
  return {
    message: `${readers.text} ${kind} ${first.name}, which ${readers.their} namespace does not have`,
    places: [
      placeOf(kind, first),
      ...others.map((reference) => placeOf(kind, reference)),
      ...(near === undefined ? [] : [{ at: near.at, note }]),
    ],
    ...(elsewhere === undefined && near !== undefined
      ? { fix: `Write '${near.name}' if that is what is meant, or declare the ${kind}.` }
      : {}),
  };
}

function missingKey(
  kind: KeyKind,
  source: KeySource,
  first: KeyReference,
  others: readonly KeyReference[],
): Report {
  const keys = [...(source.keys ?? [])];
  const held = keys.length === 0 ? 'no keys' : `only ${listed(keys)}`;
  const meant = nearest(first.key ?? '', keys);
  return {
    message: `${readersOf([first, ...others]).text} key ${first.key} of ${kind} ${first.name}, which has ${held}`,
    places: [
      placeOf(kind, first),
      ...others.map((reference) => placeOf(kind, reference)),
      { at: source.at, note: `${kind} ${source.name} has ${held}` },
    ],
    ...(meant === undefined ? {} : { fix: `Write '${meant}' if that is what is meant, or add the key.` }),
  };
}

function placeOf(kind: KeyKind, { workload, path, reader, name, key }: KeyReference): FindingPlace {
  const what = key === undefined ? `${kind} ${name}` : `key ${key} of ${kind} ${name}`;
  return placeIn(workload.object, path, `${reader} of ${titleOf(workload.object)} needs ${what}`);
}

function readersOf(references: readonly KeyReference[]): { readonly text: string; readonly their: string } {
  const names = [...new Set(references.map(({ workload }) => titleOf(workload.object)))];
  return names.length === 1
    ? { text: `${names[0]} reads`, their: 'its' }
    : { text: `${names.length} workloads read`, their: 'their' };
}

/**
 * Whether an object of a kind that we do not know may make it: operators name what they make after
 * themselves, or are told the name.
 */
function mayBeMade({ cluster }: RuleInput, name: string): boolean {
  return makersOf.keys(cluster).some((maker) => name.includes(maker.name) || mentions(maker.value, name));
}

function mentions(value: unknown, text: string): boolean {
  if (typeof value !== 'object' || value === null) return value === text;
  return Object.values(value).some((inner) => mentions(inner, text));
}
