import fc from 'fast-check';
import type { Json, JsonObject } from '../../src/base/index.ts';

/** Kubernetes objects for properties: few names and values, so that variants often share some and differ in others. */

const word = fc.constantFrom('a', 'b', 'c');
export const text = fc.constantFrom(
  'x',
  '1',
  'true',
  'no',
  '',
  '25%',
  'two\nlines',
  '"quoted"',
  "'",
  ' a: b # c ',
  'end\n',
);
const scalar: fc.Arbitrary<Json> = fc.oneof(fc.integer({ min: 0, max: 3 }), text, fc.boolean());

type Fields<T> = { readonly [key in keyof T]: fc.Arbitrary<T[key]> };
const some = <T>(fields: Fields<T>) => fc.record(fields, { requiredKeys: [] });
const byName = <T>(fields: Fields<T>) =>
  fc.uniqueArray(
    fc.tuple(word, some(fields)).map(([name, rest]) => ({ name, ...rest })),
    { selector: ({ name }) => name, maxLength: 3 },
  );
const labels = fc.dictionary(word, text);
const amounts = some({ cpu: fc.constantFrom('1', '500m'), memory: fc.constantFrom('1Gi', '64Mi') });

const digest = `sha256:${'0'.repeat(64)}`;
const container = {
  image: fc.constantFrom(
    'web:1',
    'web:2',
    'web',
    'a:5000/web:1',
    `web@${digest}`,
    `web:1@${digest}`,
    'other:1',
  ),
  env: byName({ value: text }),
  args: fc.array(text, { maxLength: 3 }),
  ports: fc.uniqueArray(
    fc.record({
      containerPort: fc.integer({ min: 1, max: 3 }),
      protocol: fc.constantFrom('TCP', 'UDP'),
      name: word,
    }),
    { selector: ({ containerPort, protocol }) => `${containerPort}/${protocol}`, maxLength: 3 },
  ),
  volumeMounts: fc.uniqueArray(fc.record({ mountPath: fc.constantFrom('/a', '/b'), name: word }), {
    selector: ({ mountPath }) => mountPath,
  }),
  resources: some({ requests: amounts, limits: amounts }),
};

const podTemplate = some({
  metadata: some({ labels }),
  spec: some({
    containers: byName(container),
    initContainers: byName(container),
    volumes: byName({ emptyDir: some({ sizeLimit: fc.constantFrom('1Gi', '2Gi') }) }),
    tolerations: fc.array(some({ key: word, operator: fc.constantFrom('Exists', 'Equal') }), {
      maxLength: 2,
    }),
    topologySpreadConstraints: fc.uniqueArray(
      fc.record({
        topologyKey: word,
        whenUnsatisfiable: fc.constantFrom('DoNotSchedule', 'ScheduleAnyway'),
        maxSkew: fc.integer({ min: 1, max: 2 }),
      }),
      {
        selector: ({ topologyKey, whenUnsatisfiable }) => `${topologyKey}/${whenUnsatisfiable}`,
        maxLength: 3,
      },
    ),
    nodeSelector: labels,
  }),
});

const metadata = some({
  labels,
  annotations: labels,
  finalizers: fc.uniqueArray(fc.constantFrom('example.com/a', 'example.com/b', 'example.com/c')),
});

const object = (apiVersion: string, kind: string, spec: fc.Arbitrary<object>) =>
  fc.tuple(metadata, fc.option(spec)).map(
    ([meta, inner]) =>
      ({
        apiVersion,
        kind,
        metadata: { name: 'web', namespace: 'shop', ...meta },
        ...(inner === null ? {} : { spec: inner }),
      }) as unknown as JsonObject,
  );

export const arbitraryObjects: Readonly<Record<string, fc.Arbitrary<JsonObject>>> = {
  Deployment: object(
    'apps/v1',
    'Deployment',
    some({
      replicas: fc.integer({ min: 0, max: 3 }),
      strategy: some({
        type: fc.constantFrom('Recreate', 'RollingUpdate'),
        rollingUpdate: some({ maxSurge: scalar }),
      }),
      template: podTemplate,
    }),
  ),
  CronJob: object(
    'batch/v1',
    'CronJob',
    some({ schedule: text, jobTemplate: some({ spec: some({ template: podTemplate }) }) }),
  ),
  Service: object(
    'v1',
    'Service',
    some({
      selector: labels,
      ports: fc.uniqueArray(
        fc.record({
          port: fc.integer({ min: 1, max: 3 }),
          protocol: fc.constantFrom('TCP', 'UDP'),
          targetPort: scalar,
        }),
        { selector: ({ port, protocol }) => `${port}/${protocol}`, maxLength: 3 },
      ),
    }),
  ),
  'kind without merge keys': object(
    'example.com/v1',
    'Thing',
    some({
      replicas: fc.integer({ min: 0, max: 3 }),
      free: fc.dictionary(word, fc.oneof(scalar, fc.array(scalar, { maxLength: 2 }), labels)),
      ports: fc.array(some({ name: word, port: scalar }), { maxLength: 2 }),
    }),
  ),
};
