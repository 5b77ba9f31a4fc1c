import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../base/index.ts';
import { readPlatform } from '../../../model/index.ts';
import { renderArtifact } from '../../compile.ts';
import type { Component } from '../../objects/area.ts';
import { componentsOf } from '../../objects/components.ts';
import { sourced } from '../../objects/sourced.ts';
import { target } from './target.ts';
import { ownValues, sharedValues } from './values.ts';

const { platform } = readPlatform({
  name: 'shop',
  environments: ['staging', 'production'],
  cloud: { provider: 'aws', region: 'eu-central-1' },
  namespaces: { shop: {} },
  services: { api: { port: 8080 } },
});
if (platform === undefined) throw new Error('the definition of this test is wrong');

const component = (values: object, more: Partial<Component> = {}): Component => ({
  name: 'cert-manager',
  software: 'cert-manager',
  namespace: 'cert-manager',
  purpose: 'Certificates',
  values: sourced(values, ['name'], { comments: { replicaCount: 'Two, so that one may go.' } }),
  needs: [],
  ...more,
});

function files(staging: Component, production: Component): Readonly<Record<string, string>> {
  const components = new Map([
    ['staging', [staging]],
    ['production', [production]],
  ]);
  const { artifacts } = target.compile({
    platform: platform as never,
    units: [],
    components,
    earlier: new Map(),
  });
  return Object.fromEntries(artifacts.map((artifact) => [artifact.path, renderArtifact(artifact)]));
}

describe('values of a chart', () => {
  it('stand once where all environments agree, and apart where they differ', () => {
    const written = files(
      component({ replicaCount: 1, crds: { enabled: true, keep: true } }),
      component({ replicaCount: 2, crds: { enabled: true, keep: true } }),
    );
    expect(Object.keys(written)).toEqual([
      'kubernetes/components/cert-manager/values.yaml',
      'kubernetes/components/cert-manager/values-staging.yaml',
      'kubernetes/components/cert-manager/values-production.yaml',
    ]);
    expect(written['kubernetes/components/cert-manager/values.yaml']).toContain('crds:\n  enabled: true\n');
    expect(written['kubernetes/components/cert-manager/values.yaml']).not.toContain('replicaCount');
    expect(written['kubernetes/components/cert-manager/values-production.yaml']).toContain(
      '# Two, so that one may go.\nreplicaCount: 2\n',
    );
  });

  it('come back whole when Helm puts the files together', () => {
    const variants: readonly JsonObject[] = [
      { a: { b: 1, c: [1, 2] }, d: 'x', only: {} },
      { a: { b: 2, c: [1, 2], e: { f: true } }, d: 'x' },
      { a: { b: 1, c: [1] }, d: 'x', a2: null },
    ];
    const shared = sharedValues(variants);
    expect(shared).toEqual({ d: 'x' });
    for (const variant of variants)
      expect(helmMerge(shared, ownValues(shared, variant) ?? {})).toEqual(variant);
  });
});

/** How Helm coalesces two values files: maps deep, everything else from the later one. */
function helmMerge(below: JsonObject, above: JsonObject): JsonObject {
  const isMap = (value: unknown): value is JsonObject =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const result: Record<string, JsonObject[string]> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const known = result[key];
    result[key] = isMap(known) && isMap(value) ? helmMerge(known, value) : value;
  }
  return result;
}

describe('a component that several areas ask for', () => {
  const ask = (...asked: readonly Component[]) =>
    componentsOf(
      asked.map((one) => ({ components: () => [one] })),
      platform as never,
      platform.environments[0] as never,
    );

  it('has the values and needs of all', () => {
    const [one] = ask(
      component({ crds: { enabled: true } }, { needs: ['a'] }),
      component({ crds: { keep: true } }, { needs: ['b'], podSecurity: 'baseline' }),
    );
    expect(one).toMatchObject({ needs: ['a', 'b'], podSecurity: 'baseline' });
    expect(one?.values.value).toEqual({ crds: { enabled: true, keep: true } });
  });

  it('is a fault of the program where they want different things', () => {
    expect(() =>
      ask(component({ crds: { enabled: true } }), component({ crds: { enabled: false } })),
    ).toThrow("two areas ask for the component 'cert-manager' with crds.enabled: true and false");
    expect(() => ask(component({}), component({}, { namespace: 'other' }))).toThrow(/namespace/);
  });
});

describe('software that is released as manifests', () => {
  it('is a kustomization of the pinned address, without the namespace that we make', () => {
    const operator = component(
      {},
      {
        name: 'rabbitmq-cluster-operator',
        software: 'rabbitmq-cluster-operator',
        namespace: 'rabbitmq-system',
      },
    );
    const text = files(operator, operator)[
      'kubernetes/components/rabbitmq-cluster-operator/kustomization.yaml'
    ];
    expect(text).toContain('releases/download/v2.23.0/cluster-operator.yml');
    expect(text).toContain('$patch: delete');
    expect(text).not.toContain('\nnamespace:');
  });
});

it('says when the namespace of a component refuses its pods', () => {
  const agent = component({}, { namespace: 'shop', podSecurity: 'privileged' });
  const components = new Map(platform.environments.map(({ name }) => [name, [agent]]));
  const { diagnostics } = target.compile({ platform, units: [], components, earlier: new Map() });
  expect(diagnostics).toEqual([
    {
      path: ['namespaces', 'shop'],
      atKey: true,
      reason:
        "the namespace 'shop' is restricted, and refuses the pods of cert-manager, which need privileged",
      fix: "Write podSecurity: 'privileged' there.",
    },
  ]);
});
