import { type DataPath, type Diagnostic, nearest } from '../../base/index.ts';
import type { Spread } from '../schema/environment.ts';
import type { ReadDefinition } from '../schema/platform.ts';

/** What every resolver is given: the definition, the environment to resolve, and where to report faults. */
export interface Context {
  readonly definition: ReadDefinition;
  readonly environment: string;
  report(diagnostic: Diagnostic & { readonly path: DataPath }): void;
}

/** The value of the environment, or undefined where none is given. */
export function pick<T>(spread: Spread<T> | undefined, context: Context): T | undefined {
  return spread?.values[context.environment];
}

/** The path of the environment's value, for messages and provenance. */
export function pickPath(spread: Spread<unknown> | undefined, context: Context, path: DataPath): DataPath {
  return [...path, ...(spread?.steps[context.environment] ?? [])];
}

/** Reports a name that refers to nothing, with the nearest one that exists. */
export function reportUnknown(
  context: Context,
  what: string,
  given: string,
  known: Iterable<string>,
  path: DataPath,
): void {
  const names = [...known];
  const meant = nearest(given, names);
  const listed =
    names.length === 0
      ? `The definition has none.`
      : `There are: ${names.slice(0, 12).join(', ')}${names.length > 12 ? ', ...' : ''}.`;
  context.report({
    path,
    reason: `there is no ${what} '${given}'`,
    fix: meant === undefined ? listed : `Did you mean '${meant}'?`,
  });
}
