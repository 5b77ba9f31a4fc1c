import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isObject, type JsonObject, parseYaml, plain } from '../src/base/index.ts';
import { renderArtifact } from '../src/compile/index.ts';
import type { ConfigSource, Part, Unit } from '../src/compile/objects/unit.ts';
import { target } from '../src/compile/targets/helm/target.ts';
import { smallest } from './fixtures/platforms.ts';
import { arbitraryObjects, text } from './tools/arbitrary-objects.ts';
import { byId } from './tools/by-id.ts';
import { platformOf } from './tools/compiled.ts';
import { temporaryFolder, writeFiles } from './tools/folder.ts';
import { configMap, inMergeOrder, withoutHashes } from './tools/intended.ts';
import { helm } from './tools/kubectl.ts';

const environments = ['dev', 'staging', 'production'] as const;

/** Whatever Helm could take for an action, beside what YAML could misread. */
const hardText = fc.oneof(
  text,
  fc.constantFrom('{{ .Values.x }}', '{{', '{{{', '}}', '`{{`', 'end\n\n', '1e6'),
);
const entries = fc.dictionary(fc.constantFrom('A', 'b.txt', 'C_3'), hardText, { minKeys: 1 });
const config = (name: string, kind: ConfigSource['kind']) =>
  entries.map(
    (given): ConfigSource => ({
      name,
      namespace: 'shop',
      labels: { app: 'web' },
      kind,
      entries: given,
      from: [],
    }),
  );

const hardData = fc.dictionary(fc.constantFrom('a', 'b.c', 'd'), hardText).map(
  (data): JsonObject => ({
    apiVersion: 'v1',
    kind: 'Secretive',
    metadata: { name: 'web', namespace: 'shop' },
    data,
  }),
);

const part = (objects: fc.Arbitrary<JsonObject>): fc.Arbitrary<Part | null> =>
  fc.option(
    fc
      .tuple(
        fc.option(objects),
        fc.option(hardData),
        fc.option(config('web-env', 'variables')),
        fc.option(config('web-config', 'files')),
        fc.option(
          config('web-fixed', 'files').map((one) => ({
            ...one,
            fixedName: true as const,
            annotations: { note: '{{ x }}' },
          })),
        ),
      )
      .map(([object, data, ...configs]) => ({
        objects: [object, data].flatMap((value) => (value === null ? [] : [{ value, from: [] }])),
        configs: configs.filter((one) => one !== null),
      })),
    { freq: 6 },
  );

const units = fc.oneof(
  ...Object.values(arbitraryObjects).map((objects) => fc.tuple(part(objects), part(objects), part(objects))),
);

/** Many units in one chart, since each run of Helm takes its time; each in a namespace of its own. */
function sampled(seed: number): readonly Unit[] {
  return fc.sample(units, { seed, numRuns: 150 }).flatMap((given, index) => {
    const namespace = `u${index}`;
    const parts = new Map(
      environments.flatMap((name, at) => {
        const one = given[at];
        if (one == null || one.objects.length + one.configs.length === 0) return [];
        return [[name, inNamespace(one, namespace)] as const];
      }),
    );
    return parts.size === 0 ? [] : [{ folder: `services/${namespace}`, from: [], parts }];
  });
}

/** A part in a namespace; what runs containers uses the ConfigMaps that are there. */
function inNamespace({ objects, configs }: Part, namespace: string): Part {
  const refers = configs.map(({ name }) => ({ configMapRef: { name } }));
  return {
    objects: objects.map(({ value, from }) => ({
      value: using({ ...value, metadata: { ...(value.metadata as JsonObject), namespace } }, refers),
      from,
    })),
    configs: configs.map((one) => ({ ...one, namespace })),
  };
}

function using(value: JsonObject, refers: readonly JsonObject[]): JsonObject {
  if (refers.length === 0) return value;
  if (Array.isArray(value)) return value.map((item) => using(item, refers)) as unknown as JsonObject;
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, inner]) => [
      key,
      key === 'containers' && Array.isArray(inner)
        ? inner.map((one) => ({ ...one, envFrom: refers }))
        : using(inner as JsonObject, refers),
    ]),
  );
}

it.each([1, 2])('any variants of any objects come out of the charts as they went in (seed %i)', (seed) => {
  const platform = platformOf({ ...smallest, environments: [...environments], delivery: { helm: true } });
  const all = sampled(seed);
  const { artifacts } = target.compile({ platform, units: all, components: new Map(), earlier: new Map() });
  const folder = temporaryFolder();
  writeFiles(
    folder,
    artifacts.map((artifact) => ({ path: artifact.path, text: renderArtifact(artifact) })),
  );
  for (const environment of environments) {
    const values = join(folder, 'helm/values', `${environment}.yaml`);
    const { code, stdout, stderr } = helm([
      'template',
      'r',
      join(folder, 'helm/charts/shop'),
      '--values',
      values,
    ]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const found = parseYaml({ file: 'helm', text: stdout })
      .documents.map(plain)
      .filter((one): one is JsonObject => isObject(one));
    const meant = all.flatMap(({ parts }) => {
      const one = parts.get(environment);
      return one === undefined
        ? []
        : [...one.objects.map(({ value }) => value), ...one.configs.map(configMap)];
    });
    expect(meant.length).toBeGreaterThan(100);
    expect(byId(withoutHashes(found).map(inMergeOrder))).toEqual(byId(meant.map(inMergeOrder)));
  }
});
