import type { DataPath, Sourced } from '../../../base/index.ts';

/**
 * An object of a program that the definition does not describe: nothing in it has a word of its own there.
 * @param fields but for these
 */
export function madeBy(
  from: DataPath,
  { value, comments }: Sourced,
  fields: Readonly<Record<string, DataPath>> = {},
): Sourced {
  return {
    value,
    from,
    fields: new Map(Object.entries(fields)),
    ...(comments === undefined ? {} : { comments }),
  };
}
