import { isObject } from '../../src/base/index.ts';

/** Objects by what makes them one object; the order of objects has no meaning. */
export function byId(values: readonly unknown[]): Readonly<Record<string, unknown>> {
  const ids = values.map((value) => {
    const { apiVersion, kind, metadata } = isObject(value) ? value : {};
    const { namespace, name } = isObject(metadata) ? metadata : {};
    return [`${apiVersion} ${kind} ${namespace ?? ''}/${name}`, value] as const;
  });
  if (new Set(ids.map(([id]) => id)).size < ids.length) throw new Error('two objects have one id');
  return Object.fromEntries([...ids].sort(([a], [b]) => (a < b ? -1 : 1)));
}
