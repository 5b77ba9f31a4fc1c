import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isObject } from '../base/index.ts';
import { readFacts } from '../facts/index.ts';
import { readPlatform } from '../model/index.ts';
import { filesOf } from './conformance.ts';
import type { RuleCase, RuleCases } from './rule.ts';
import { rulesByGroup } from './rules.gen.ts';
import { verify } from './verify.ts';

const trials: readonly RuleCase[] = (
  await Promise.all(
    Object.entries(rulesByGroup).flatMap(([group, list]) =>
      list.map(async ({ id }) => {
        const { cases } = (await import(/* @vite-ignore */ `./rules/${group}/${id}/cases.ts`)) as {
          readonly cases: RuleCases;
        };
        return [...cases.bad, ...cases.good];
      }),
    ),
  )
).flat();

/** Every object of every case, without its place. */
const objects = trials.flatMap((trial) =>
  readFacts(filesOf(trial)).clusters.flatMap((cluster) => cluster.objects.map(({ value }) => value)),
);

const junk = [null, '', 'x', 0, -1, 1.5, true, [], {}, [null], ['x'], [[]], [{}], { x: null }, { x: [{}] }];

function pathsOf(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  const inner = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([key, one]) => pathsOf(one, [...path, key]))];
}

function replaced(value: unknown, [step, ...path]: readonly (string | number)[], by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value))
    return value.map((one, index) => (index === step ? replaced(one, path, by) : one));
  return isObject(value) ? { ...value, [step]: replaced(value[step], path, by) } : value;
}

const { platform } = readPlatform({
  name: 'shop',
  environments: ['production'],
  cloud: { provider: 'aws', region: 'eu-central-1' },
  cluster: {
    pools: {
      general: { instance: 't3.medium', nodes: 2 },
      data: { instance: 't3.medium', nodes: 1, taints: ['a=b:NoSchedule'] },
    },
  },
  stores: { db: { type: 'postgres' } },
  services: {
    web: { port: 8080, calls: ['api'] },
    api: { port: 8080, metrics: { port: 9090 }, calls: ['db'] },
  },
});

it('finds something or nothing, but never fails, whatever stands in a field', { timeout: 60_000 }, () => {
  if (platform === undefined) throw new Error('the definition is refused');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(objects.length - 1), fc.nat(10_000), fc.constantFrom(...junk)), {
        minLength: 4,
        maxLength: 12,
      }),
      (changes) => {
        const changed = changes.map(([which, where, by]) => {
          const paths = pathsOf(objects[which]).filter(
            ([first]) => first !== 'apiVersion' && first !== 'kind',
          );
          return replaced(objects[which], paths[where % paths.length] ?? [], by);
        });
        const text = changed.map((object) => JSON.stringify(object)).join('\n---\n');
        const facts = readFacts([{ path: 'all.yaml', text }]);
        expect(verify(facts, { platform }).findings).toBeDefined();
      },
    ),
    { numRuns: 150 },
  );
});
