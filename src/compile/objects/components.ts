import { formatPath, isObject, type JsonObject, sameJson } from '../../base/index.ts';
import type { Environment, Platform } from '../../model/index.ts';
import type { Area, Component } from './area.ts';
import { withIdentity } from './software-identity.ts';

/**
 * The components of an environment by name. Several areas may ask for the same one: their values are put
 * together; areas that want different things of it are a fault of the program.
 */
export function componentsOf(
  areas: readonly Area[],
  platform: Platform,
  environment: Environment,
): readonly Component[] {
  const found = new Map<string, Component>();
  for (const area of areas) {
    for (const component of area.components?.(platform, environment) ?? []) {
      const known = found.get(component.name);
      found.set(component.name, known === undefined ? component : merged(known, component));
    }
  }
  return [...found.values()]
    .map((component) => withIdentity(platform, environment, component))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const levels = ['restricted', 'baseline', 'privileged'] as const;

/** The more that one of the two Pod Security levels lets through. */
export function looser(
  a: Component['podSecurity'] = 'restricted',
  b: Component['podSecurity'] = 'restricted',
): (typeof levels)[number] {
  return levels.indexOf(a) > levels.indexOf(b) ? a : b;
}

function merged(known: Component, other: Component): Component {
  for (const field of ['software', 'namespace'] as const) {
    if (known[field] === other[field]) continue;
    throw new Error(
      `two areas ask for the component '${known.name}' with the ${field} '${known[field]}' and '${other[field]}'`,
    );
  }
  return {
    ...known,
    values: {
      ...known.values,
      value: joined(known.name, '', known.values.value, other.values.value),
      fields: new Map([...(other.values.fields ?? []), ...(known.values.fields ?? [])]),
      comments: new Map([...(other.values.comments ?? []), ...(known.values.comments ?? [])]),
    },
    podSecurity: looser(known.podSecurity, other.podSecurity),
    injected: known.injected === true || other.injected === true,
    needs: [...new Set([...known.needs, ...other.needs])],
  };
}

function joined(component: string, path: string, known: JsonObject, other: JsonObject): JsonObject {
  const result: Record<string, JsonObject[string]> = { ...known };
  for (const [key, value] of Object.entries(other)) {
    const before = result[key];
    const place = path === '' ? formatPath([key]) : `${path}.${formatPath([key])}`;
    if (before === undefined) result[key] = value;
    else if (isObject(before) && isObject(value))
      result[key] = joined(component, place, before as JsonObject, value as JsonObject);
    else if (!sameJson(before, value))
      throw new Error(
        `two areas ask for the component '${component}' with ${place}: ${JSON.stringify(before)} and ${JSON.stringify(value)}`,
      );
  }
  return result;
}
