import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tree } from '../../base/index.ts';
import { parseYaml, plain, sameJson } from '../../base/index.ts';
import { strategicMerge } from './strategic-merge.ts';

const where = { apiVersion: 'apps/v1', kind: 'Deployment', path: [] };
const tree = (value: unknown): Tree | undefined =>
  parseYaml({ file: 'x', text: JSON.stringify(value) }).documents[0];

function merge(target: unknown, patch: unknown): unknown {
  const [a, b] = [tree(target), tree(patch)];
  const merged = b && strategicMerge(a, b, where);
  return merged && plain(merged);
}

/** Values without null, which removes, and with distinct names in lists, which are merged by name. */
const names = fc.constantFrom('a', 'b', 'c', 'd');
const scalars = fc.oneof(fc.integer(), fc.constantFrom('x', 'y', ''), fc.boolean());
const containers = fc.uniqueArray(fc.record({ name: names, image: fc.constantFrom('i:1', 'i:2') }), {
  selector: ({ name }) => name,
});
const objects = fc.record(
  {
    metadata: fc.record(
      { name: names, labels: fc.dictionary(names, fc.constantFrom('1', 'x')) },
      { requiredKeys: [] },
    ),
    spec: fc.record(
      {
        replicas: scalars,
        free: fc.dictionary(
          names,
          fc.oneof(scalars, fc.array(scalars), fc.dictionary(names, scalars, { minKeys: 1 })),
        ),
        template: fc.record({
          spec: fc.record({ containers: containers.filter((list) => list.length > 0) }),
        }),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

describe('strategicMerge', () => {
  it('changes nothing when the patch is empty, or what is there already', () => {
    fc.assert(
      fc.property(objects, (object) => {
        const target = tree(object);
        const empty = tree({});
        expect(target && empty && strategicMerge(target, empty, where)).toBe(target);
        expect(sameJson(merge(object, object), object)).toBe(true);
      }),
    );
  });

  it('has the same effect twice as once', () => {
    fc.assert(
      fc.property(objects, objects, (target, patch) => {
        const once = merge(target, patch);
        expect(merge(once, patch)).toEqual(once);
      }),
    );
  });

  it('leaves the target as it was', () => {
    fc.assert(
      fc.property(objects, objects, (target, patch) => {
        const [a, b] = [tree(target), tree(patch)];
        if (a === undefined || b === undefined) return;
        strategicMerge(a, b, where);
        expect(sameJson(plain(a), target)).toBe(true);
      }),
    );
  });

  it('removes what the patch sets to null', () => {
    expect(merge({ spec: { a: 1, b: 2 } }, { spec: { a: null } })).toEqual({ spec: { b: 2 } });
  });
});
