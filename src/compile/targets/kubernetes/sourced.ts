import type { DataPath, JsonObject, Sourced } from '../../../base/index.ts';

/**
 * An object with its origin.
 * @param notes where single fields come from, and comments, by path inside the object
 */
export function sourced(
  value: object,
  from: DataPath,
  notes: {
    readonly fields?: Readonly<Record<string, DataPath>>;
    readonly comments?: Readonly<Record<string, string>>;
  } = {},
): Sourced {
  return {
    value: value as JsonObject,
    from,
    ...(notes.fields === undefined ? {} : { fields: new Map(Object.entries(notes.fields)) }),
    ...(notes.comments === undefined ? {} : { comments: new Map(Object.entries(notes.comments)) }),
  };
}
