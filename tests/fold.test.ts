import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonObject, printYaml } from '../src/base/index.ts';
import { renderArtifact } from '../src/compile/index.ts';
import type { ConfigSource, Part } from '../src/compile/objects/unit.ts';
import { commonObject, patchBetween } from '../src/compile/targets/kubernetes/kustomize/fold.ts';
import { writeUnit } from '../src/compile/targets/kubernetes/kustomize/write-unit.ts';
import { readFacts } from '../src/facts/index.ts';
import { arbitraryObjects, text } from './tools/arbitrary-objects.ts';
import { byId } from './tools/by-id.ts';
import { configMap, inMergeOrder, withoutHashes } from './tools/intended.ts';

/** What the reader makes of a base and the patch of an overlay, through the texts of both. */
function applied(base: JsonObject, patch: JsonObject | undefined): JsonObject | undefined {
  const file = (value: JsonObject) => printYaml([{ value }]);
  const patches = patch === undefined ? [] : [{ path: 'patch.yaml' }];
  const { clusters, problems } = readFacts([
    { path: 'base/object.yaml', text: file(base) },
    { path: 'base/kustomization.yaml', text: file({ resources: ['object.yaml'] }) },
    { path: 'overlay/kustomization.yaml', text: file({ resources: ['../base'], patches }) },
    ...(patch === undefined ? [] : [{ path: 'overlay/patch.yaml', text: file(patch) }]),
  ]);
  expect(problems).toEqual([]);
  return clusters[0]?.objects[0]?.value;
}

describe.each(Object.entries(arbitraryObjects))('a folded %s', (_, variants) => {
  it('and its patches give every variant back', () => {
    fc.assert(
      fc.property(fc.array(variants, { minLength: 1, maxLength: 3 }), (all) => {
        const base = commonObject(all);
        for (const variant of all) {
          const found = applied(base, patchBetween(base, variant));
          expect(found === undefined ? undefined : inMergeOrder(found)).toEqual(inMergeOrder(variant));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of equal variants needs no patch', () => {
    fc.assert(
      fc.property(variants, fc.integer({ min: 1, max: 3 }), (variant, count) => {
        const base = commonObject(Array.from({ length: count }, () => variant));
        expect(patchBetween(base, variant)).toBeUndefined();
      }),
    );
  });
});

const environments = ['dev', 'staging', 'production'] as const;

const entries = fc.dictionary(fc.constantFrom('A', 'b.txt', 'C_3'), text, { minKeys: 1 });
const config = (name: string, kind: ConfigSource['kind']) =>
  entries.map((given): ConfigSource => {
    const labels = { app: 'web' };
    return { name, namespace: 'shop', labels, kind, entries: given, from: [] };
  });
const part = (objects: fc.Arbitrary<JsonObject>): fc.Arbitrary<Part | null> =>
  fc.option(
    fc
      .tuple(
        fc.option(objects),
        fc.option(config('web-env', 'variables')),
        fc.option(config('web-config', 'files')),
      )
      .map(([object, ...configs]) => ({
        objects: object === null ? [] : [{ value: object, from: [] }],
        configs: configs.filter((one) => one !== null),
      })),
    { freq: 6 },
  );

describe.each(Object.entries(arbitraryObjects))('the folders of a unit with a %s', (_, objects) => {
  it('say for each environment what was meant for it', () => {
    fc.assert(
      fc.property(fc.tuple(part(objects), part(objects), part(objects)), (given) => {
        const parts = new Map(
          environments.flatMap((name, index) => {
            const one = given[index];
            const empty = one == null || one.objects.length + one.configs.length === 0;
            return empty ? [] : [[name, one] as const];
          }),
        );
        const artifacts = writeUnit({ root: 'k', environments }, { folder: 'services/web', from: [], parts });
        const files = artifacts.map((artifact) => ({ path: artifact.path, text: renderArtifact(artifact) }));
        const { clusters, problems } = readFacts(files);
        expect(problems).toEqual([]);
        for (const [name, meant] of parts) {
          const cluster = clusters.find((one) => one.name === `k/overlays/${name}/services/web`);
          const found = withoutHashes((cluster?.objects ?? []).map(({ value }) => value)).map(inMergeOrder);
          const all = [...meant.objects.map(({ value }) => value), ...meant.configs.map(configMap)];
          expect(byId(found)).toEqual(byId(all.map(inMergeOrder)));
        }
      }),
      { numRuns: 200 },
    );
  });
});
