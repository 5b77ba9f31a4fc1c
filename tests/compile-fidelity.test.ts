import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isObject, type JsonObject, parseYaml, plain } from '../src/base/index.ts';
import { type Cluster, readFacts } from '../src/facts/index.ts';
import { knownKinds, validate } from '../src/kubernetes/index.ts';
import { byId } from './tools/by-id.ts';
import { compiled } from './tools/compiled.ts';
import { definitions } from './tools/definitions.ts';
import { temporaryFolder, writeFiles } from './tools/folder.ts';
import { inMergeOrder, intendedObjects, withoutHashes } from './tools/intended.ts';
import { kubectl } from './tools/kubectl.ts';
import { type ModelFault, modelFaults } from './tools/models.ts';

function objectsOf(cluster: Cluster | undefined): readonly JsonObject[] {
  return (cluster?.objects ?? []).map(({ value }) => value);
}

/** Whether a program beside the pods' own reads the files again when they change: their name has to stay. */
function rereadsConfig(object: JsonObject): boolean {
  return JSON.stringify(object).includes('"name":"config-reloader"');
}

/** What the real kubectl makes of a folder. */
function built(folder: string): readonly unknown[] {
  const { stdout, stderr } = kubectl(['kustomize', folder]);
  expect(stderr).toBe('');
  return parseYaml({ file: 'kubectl', text: stdout }, { wideBooleans: false }).documents.map(plain);
}

/** Kinds of operators that publish no validator in a package. */
describe.each(Object.entries(definitions))('%s', (_, definition) => {
  const { platform, files } = compiled(definition);
  const root = platform.layout.kubernetes;
  const names = platform.environments.map(({ name }) => name);
  const overlay = (environment: string) => `${root}/overlays/${environment}`;
  const facts = readFacts(files);
  const clusterOf = (name: string) => facts.clusters.find((cluster) => cluster.name === name);

  it('is one cluster for each environment, read without a problem', () => {
    expect(facts.problems).toEqual([]);
    // Installed charts beside them are read too, and what Argo CD is told is a cluster of its own.
    const others = facts.clusters.filter(({ name }) => !names.map(overlay).includes(name));
    expect(facts.clusters.map(({ name }) => name)).toEqual(expect.arrayContaining(names.map(overlay)));
    for (const { name, objects } of others) {
      if (name !== '.') expect(names.map((environment) => `${root}/argocd/${environment}`)).toContain(name);
      else expect(objects).toEqual([]);
    }
  });

  it.each(names)('%s: kubectl builds what our reader reads', (environment) => {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const name = overlay(environment);
    expect(byId(objectsOf(clusterOf(name)))).toEqual(byId(built(join(folder, name))));
  });

  it('can be applied one folder at a time', () => {
    const parts = files.filter(
      ({ path }) => !names.some((name) => path === `${overlay(name)}/kustomization.yaml`),
    );
    const { clusters, problems } = readFacts(parts);
    expect(problems).toEqual([]);
    const folder = temporaryFolder();
    writeFiles(folder, parts);
    // Each kubectl takes a third of a second: one service, store and namespace of one environment will do.
    const { services, stores } = platform.layout;
    const chosen = ['namespaces', services, stores].flatMap(
      (part) =>
        clusters.find((cluster) => cluster.name.startsWith(`${overlay(names.at(-1) ?? '')}/${part}/`)) ?? [],
    );
    expect(chosen.length).toBeGreaterThanOrEqual(2);
    for (const cluster of chosen) {
      expect(byId(objectsOf(cluster))).toEqual(byId(built(join(folder, cluster.name))));
    }
    for (const name of names) {
      const pieces = clusters.filter((cluster) => cluster.name.startsWith(`${overlay(name)}/`));
      expect(byId(pieces.flatMap(objectsOf))).toEqual(byId(objectsOf(clusterOf(overlay(name)))));
    }
  });

  it.each(names)('%s: folding into base and overlay loses and adds nothing', (environment) => {
    const meant = intendedObjects(platform, environment).map(inMergeOrder);
    const written = withoutHashes(objectsOf(clusterOf(overlay(environment)))).map(inMergeOrder);
    expect(byId(written)).toEqual(byId(meant));
  });

  describe('every object is one that the Kubernetes API takes', () => {
    let faults: readonly ModelFault[] = [];
    beforeAll(async () => {
      faults = await modelFaults(facts.clusters.flatMap(objectsOf));
    });

    it('by the published models', () => {
      expect(faults.filter(({ fault }) => fault !== 'no model')).toEqual([]);
    });

    it('and by our own schema, where nobody publishes a model', () => {
      const kinds = new Set(faults.filter(({ fault }) => fault === 'no model').map(({ kind }) => kind));
      expect(knownKinds()).toEqual(expect.arrayContaining([...kinds]));
      expect(
        facts.clusters.flatMap(({ objects }) => objects).flatMap(({ value }) => validate(value)),
      ).toEqual([]);
    });
  });

  it('names every ConfigMap that is mounted by a hash of its contents, and refers to it by that name', () => {
    for (const cluster of facts.clusters) {
      const found = objectsOf(cluster).filter(({ kind }) => kind === 'ConfigMap');
      const text = JSON.stringify(
        objectsOf(cluster).filter((object) => object.kind !== 'ConfigMap' && !rereadsConfig(object)),
      );
      for (const { metadata } of found) {
        const name = isObject(metadata) ? String(metadata.name) : '';
        // What no object mounts is found by its label or by the values of a chart, under a name that stays.
        expect(/-[2456789bcdfghkmt]{10}$/.test(name), name).toBe(text.includes(`"${name}"`));
      }
    }
  });
});
