import { describe, expect, it } from 'vitest';
import { formatPath, isObject, type Json, type JsonObject, type Sourced } from '../src/base/index.ts';
import { components } from '../src/compile/objects/units.ts';
import {
  chartValues,
  compareValues,
  type Keys,
  type SoftwareName,
  software,
} from '../src/kubernetes/index.ts';
import { smallest } from './fixtures/platforms.ts';
import { platformOf } from './tools/compiled.ts';
import { definitions } from './tools/definitions.ts';

/** No other definition lets Karpenter make the nodes. */
const byKarpenter = {
  ...smallest,
  cluster: {
    autoscaler: 'karpenter',
    pools: {
      fixed: { instance: 'm7i.large', nodes: 2 },
      grown: { instance: 'm7i.large', nodes: [1, 6] },
    },
  },
};

/** The values that any definition gives a chart in any environment, by its software. */
const given = new Map<SoftwareName, Sourced[]>();
for (const definition of [...Object.values(definitions), byKarpenter]) {
  for (const list of components(platformOf(definition)).values()) {
    for (const { software: name, values } of list) {
      if (Object.keys(values.value).length > 0) given.set(name, [...(given.get(name) ?? []), values]);
    }
  }
}

it('has values to compare', () => {
  expect(given.size).toBeGreaterThan(25);
});

describe.each([...given])('the values of %s', (name, values) => {
  const known = chartValues[name];
  const compared = values.flatMap(({ value, comments }) =>
    [...compareValues(value, known?.values ?? {})].map(({ path, is }) => ({
      path: formatPath(path),
      // What the chart does anyway may be said where a comment says why it must stay so.
      is: is === 'default' && comments?.has(formatPath(path)) === true ? 'own' : is,
    })),
  );

  it('are values that the chart has', () => {
    expect(software(name).chart).toBeDefined();
    expect(known?.source).toMatch(/\w/);
    expect(pathsThat(compared, 'unknown')).toEqual([]);
  });

  it('say nothing that the chart does anyway', () => {
    const own = pathsThat(compared, 'own');
    expect(pathsThat(compared, 'default').filter((path) => !own.includes(path))).toEqual([]);
  });

  it('let a pod go when its node must', () => {
    const defaults = plainOf(known?.values ?? {});
    expect(values.flatMap(({ value }) => stuck(merged(defaults, value as JsonObject)))).toEqual([]);
  });
});

/** The defaults of a chart as its values.yaml has them, so far as they are known. */
function plainOf(keys: Keys): JsonObject {
  const entries = Object.entries(keys).filter(([, known]) => known !== undefined);
  return Object.fromEntries(
    entries.map(([key, known]) => [key, (isObject(known) ? plainOf(known as Keys) : known) as Json]),
  );
}

/** What Helm makes of the defaults and the values over them. */
function merged(defaults: JsonObject, values: JsonObject): JsonObject {
  const result = { ...defaults };
  for (const [key, value] of Object.entries(values)) {
    const before = result[key];
    result[key] =
      isObject(value) && isObject(before) ? merged(before as JsonObject, value as JsonObject) : value;
  }
  return result;
}

/** The budgets that the cluster refuses, since they set both bounds, or that let no pod go. */
function stuck(values: JsonObject, at = ''): readonly string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (!isObject(value)) return [];
    const path = `${at}.${key}`;
    const budget = value as JsonObject;
    if (!/^(pdb|podDisruptionBudget)$/.test(key)) return stuck(budget, path);
    if (budget.enabled === false || budget.create === false) return [];
    const { minAvailable, maxUnavailable } = budget;
    const bounds = [minAvailable, maxUnavailable].filter((bound) => (bound ?? '') !== '');
    if (bounds.length > 1) return [`${path} sets two bounds`];
    const pods = Number(values.autoscaleMin ?? values.replicaCount ?? values.replicas ?? 1);
    return typeof minAvailable === 'number' && minAvailable >= pods
      ? [`${path} lets none of ${pods} go`]
      : [];
  });
}

function pathsThat(compared: readonly { path: string; is: string }[], are: string): readonly string[] {
  return [...new Set(compared.filter(({ is }) => is === are).map(({ path }) => path))];
}
