import { type DataPath, type JsonObject, parsePath, type Sourced, valueAt } from '../../base/index.ts';

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
    ...(notes.fields === undefined ? {} : { fields: present(value, notes.fields) }),
    ...(notes.comments === undefined ? {} : { comments: new Map(Object.entries(notes.comments)) }),
  };
}

/** The origins of fields that the object has. */
function present(value: object, fields: Readonly<Record<string, DataPath>>): ReadonlyMap<string, DataPath> {
  return new Map(
    Object.entries(fields).filter(([field]) => valueAt(value, parsePath(field) ?? []) !== undefined),
  );
}
