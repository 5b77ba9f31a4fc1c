import { type DataPath, type Diagnostic, isObject, valueAt } from '../../base/index.ts';
import { diagnose } from './diagnose.ts';
import { environment, platform, type ReadDefinition } from './platform.ts';

/** A definition of which the form was read. */
export interface ReadForm {
  /** The environments whose names are right, each once. */
  readonly environments: readonly string[];
  /** What could be read; undefined where too little is left. */
  readonly data: ReadDefinition | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Places whose values could not be read and are not in `data`. */
  readonly lost: readonly DataPath[];
}

/** What stands in the place of required parts that cannot be read, so that the others can. */
const substitutes = {
  name: 'platform',
  cloud: { provider: 'aws', region: 'eu-central-1' },
  services: {},
} as const;

/** Each round leaves out a larger part around what is wrong; no definition is nested deeper. */
const mostRounds = 12;

/**
 * Reads the form of a definition. What is wrong is left out, so that the meaning of the rest can be
 * checked in the same run.
 */
export function readForm(definition: Readonly<Record<string, unknown>>): ReadForm {
  const environments = environmentsOf(definition);
  const schema = platform(environments);
  const first = schema.safeParse(definition);
  if (first.success) return { environments, data: first.data, diagnostics: [], lost: [] };
  const faults = diagnose(first.error.issues, definition);
  const diagnostics = faults.map(({ diagnostic }) => diagnostic);
  // Without environments, every value by environment looks wrong.
  const telling = diagnostics.filter(({ path }) => path.length === 1 || path[0] === 'environments');
  if (environments.length === 0) return { environments, data: undefined, diagnostics: telling, lost: [] };
  const lost = faults.flatMap((fault) => (fault.lost === undefined ? [] : [fault.lost]));
  let issues: Parameters<typeof diagnose>[0] = first.error.issues;
  let rest: unknown = definition;
  for (let round = 0; round < mostRounds; round++) {
    const whole = rest;
    for (const { remove } of diagnose(issues, whole)) {
      const place = removable(whole, remove);
      if (place.length < remove.length) lost.push(place);
      rest = without(rest, place);
    }
    const outcome = schema.safeParse({ ...substitutes, environments, ...(isObject(rest) ? rest : {}) });
    if (outcome.success) return { environments, data: outcome.data, diagnostics, lost };
    issues = outcome.error.issues;
  }
  return { environments, data: undefined, diagnostics, lost };
}

function environmentsOf(definition: Readonly<Record<string, unknown>>): readonly string[] {
  const given = definition.environments;
  const names = Array.isArray(given) ? given.filter((name) => environment.safeParse(name).success) : [];
  return [...new Set<string>(names)];
}

/** The part to leave out for a path: lists as a whole, since their items are told apart by number. */
function removable(value: unknown, path: DataPath): DataPath {
  const list = path.findIndex((step) => typeof step === 'number');
  let place = list === -1 ? path : path.slice(0, list);
  while (place.length > 1 && !has(value, place)) place = place.slice(0, -1);
  return place;
}

function has(value: unknown, path: DataPath): boolean {
  const parent = valueAt(value, path.slice(0, -1));
  return isObject(parent) && Object.hasOwn(parent, path.at(-1) ?? '');
}

/** The value without what stands at the path; the value itself is not changed. */
function without(value: unknown, path: DataPath): unknown {
  const [step, ...rest] = path;
  if (!isObject(value) || step === undefined) return value;
  const kept = Object.entries(value).flatMap(([key, inner]): readonly [string, unknown][] => {
    if (key !== String(step)) return [[key, inner]];
    return rest.length === 0 ? [] : [[key, without(inner, rest)]];
  });
  return Object.fromEntries(kept);
}
