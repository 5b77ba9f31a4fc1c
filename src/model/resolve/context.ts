import { type DataPath, nearest } from '../../base/index.ts';
import type { Spread } from '../schema/environment.ts';
import type { ReadDefinition } from '../schema/platform.ts';
import type { Fault } from './faults.ts';

/** What every resolver is given: the definition, the environment to resolve, and where to report faults. */
export interface Context {
  readonly definition: ReadDefinition;
  readonly environment: string;
  report(fault: Fault): void;
}

/** The value of a key that a person wrote; never what every object inherits (`constructor`). */
export function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The value of the environment, or undefined where none is given. */
export function pick<T>(spread: Spread<T> | undefined, context: Context): T | undefined {
  return own(spread?.values, context.environment);
}

/** The values of the environment, by name; names without one are left out. */
export function pickAll<T>(
  spreads: Readonly<Record<string, Spread<T>>> | undefined,
  context: Context,
): Readonly<Record<string, T>> {
  const values = Object.entries(spreads ?? {}).flatMap(([name, spread]): readonly [string, T][] => {
    const value = pick(spread, context);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(values);
}

/** The path of the environment's value, for messages and provenance. */
export function pickPath(spread: Spread<unknown> | undefined, context: Context, path: DataPath): DataPath {
  return [...path, ...(own(spread?.steps, context.environment) ?? [])];
}

/** Reports a name that refers to nothing, with the nearest one that exists. */
export function reportUnknown(
  context: Context,
  what: string,
  given: string,
  known: Iterable<string>,
  path: DataPath,
  /** Where the names that exist are declared. */
  declared: readonly DataPath[],
): void {
  const names = [...known];
  const meant = nearest(given, names);
  const shown = names.length > 12 ? [...names.slice(0, 12), '...'] : names;
  const listed = names.length === 0 ? 'No other is declared.' : `There are: ${shown.join(', ')}.`;
  context.report({
    path,
    reason: `there is no ${what} '${given}'`,
    fix: meant === undefined ? listed : `Did you mean '${meant}'?`,
    needs: declared.map((place) => [...place, given]),
  });
}
