import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject, parseYaml, plain, valueAt } from '../src/base/index.ts';
import { compile } from '../src/compile/index.ts';
import { readFacts } from '../src/facts/index.ts';
import { rulesByGroup } from '../src/verify/rules.gen.ts';
import { verify } from '../src/verify/verify.ts';
import { twoServices } from './fixtures/platforms.ts';
import { byId } from './tools/by-id.ts';
import { compiled, platformOf } from './tools/compiled.ts';
import { definitions } from './tools/definitions.ts';
import { temporaryFolder, writeFiles } from './tools/folder.ts';
import { inMergeOrder } from './tools/intended.ts';
import { helm } from './tools/kubectl.ts';

/** A definition that has its charts written, whether it asks for them or not. */
function withCharts(definition: unknown): unknown {
  if (!isObject(definition)) return definition;
  const delivery = isObject(definition.delivery) ? definition.delivery : {};
  return { ...definition, delivery: { ...delivery, helm: delivery.helm ?? true } };
}

/** What Helm makes of a chart, or what it has against it. */
function rendered(chart: string, ...more: readonly string[]) {
  const { code, stdout, stderr } = helm(['template', 'release', chart, ...more]);
  const { documents } = parseYaml({ file: 'helm', text: stdout });
  const objects = documents.map(plain).filter((value): value is JsonObject => isObject(value));
  return { code, objects, stderr };
}

describe.each(Object.entries(definitions))('the charts of %s', (_, definition) => {
  const { platform, files } = compiled(withCharts(definition));
  const root = platform.layout.helm;
  const chart = `${root}/charts/${platform.delivery.helm?.chart}`;
  const names = platform.environments.map(({ name }) => name);
  const facts = readFacts(files);

  it.each(names)(
    '%s: Helm renders the objects of the overlay, to the hashes in their names',
    (environment) => {
      const folder = temporaryFolder();
      writeFiles(folder, files);
      const values = join(folder, root, 'values', `${environment}.yaml`);
      const { code, objects, stderr } = rendered(join(folder, chart), '--values', values);
      expect(stderr).toBe('');
      expect(code).toBe(0);
      const overlay = `${platform.layout.kubernetes}/overlays/${environment}`;
      const cluster = facts.clusters.find(({ name }) => name === overlay);
      const meant = (cluster?.objects ?? []).map(({ value }) => value);
      expect(meant.length).toBeGreaterThan(0);
      expect(byId(objects.map(inMergeOrder))).toEqual(byId(meant.map(inMergeOrder)));
    },
  );

  it('have nothing that our own rules find', () => {
    expect(facts.charts.length).toBeGreaterThan(2);
    expect(facts.charts.flatMap(({ references }) => references).length).toBeGreaterThan(5);
    expect(verify(facts, { rules: rulesByGroup.helm ?? [] }).findings).toEqual([]);
  });

  it('have nothing that the linter warns of, each by itself and all together', () => {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    const charts = files
      .filter(({ path }) => path.startsWith(`${chart}/`) && path.endsWith('/Chart.yaml'))
      .map(({ path }) => join(folder, dirname(path)));
    const { code, stdout } = helm(['lint', '--strict', ...charts]);
    expect(stdout).not.toMatch(/\[(WARNING|ERROR)\]/);
    expect(stdout).toContain(`${charts.length} chart(s) linted, 0 chart(s) failed`);
    expect(code).toBe(0);
  });
});

describe('the values of a chart', () => {
  const { files } = compiled(withCharts(twoServices));
  const trial = (...values: readonly string[]) => {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    return rendered(
      join(folder, 'helm/charts/shop'),
      '--values',
      join(folder, 'helm/values/production.yaml'),
      ...values,
    );
  };

  it.each([
    ['a misspelt name', 'api.replicaCout=3', "additional properties 'replicaCout' not allowed"],
    ['a misspelt name deeper down', 'api.image.tags=1', "additional properties 'tags' not allowed"],
    ['a chart that is not there', 'apii.replicaCount=3', "additional properties 'apii' not allowed"],
    ['a value of the wrong type', 'api.autoscaling.maxReplicas=many', 'got string, want integer'],
    ['a number where a text must be', 'api.config.LOG_LEVEL=3', 'got number, want string'],
  ])('refuse %s', (_, set, reason) => {
    const { code, stderr } = trial('--set', set);
    expect(code).toBe(1);
    expect(stderr).toContain(reason);
  });

  it('roll the pods that use a ConfigMap when one of its entries changes', () => {
    const nameIn = (objects: readonly JsonObject[]) => {
      const [map] = objects.filter(({ kind }) => kind === 'ConfigMap');
      const name = String(valueAt(map, ['metadata', 'name']));
      expect(JSON.stringify(objects.filter(({ kind }) => kind === 'Deployment'))).toContain(`"${name}"`);
      return name;
    };
    const before = nameIn(trial('--set', 'web.enabled=false').objects);
    const after = nameIn(trial('--set', 'web.enabled=false', '--set', 'api.config.LOG_LEVEL=debug').objects);
    expect(before).toMatch(/^api-env-[2456789bcdfghkmt]{10}$/);
    expect(after).toMatch(/^api-env-[2456789bcdfghkmt]{10}$/);
    expect(after).not.toBe(before);
  });

  it('switch parts and objects off, and set what users of charts set', () => {
    const { objects, stderr } = trial(
      ...[
        'web.enabled=false',
        'api.autoscaling.enabled=false',
        'api.replicaCount=7',
        'api.image.tag=9.9.9',
      ].flatMap((set) => ['--set', set]),
      ...['--set-string', 'api.nodeSelector.disk=fast', '--set', 'api.image.pullPolicy=Always'],
    );
    expect(stderr).toBe('');
    const kinds = objects.map(({ kind, metadata }) => `${kind}/${valueAt(metadata, ['name'])}`);
    expect(kinds).not.toContain('Deployment/web');
    expect(kinds).not.toContain('HorizontalPodAutoscaler/api');
    const api = objects.find(({ kind }) => kind === 'Deployment');
    expect(api).toMatchObject({
      spec: {
        replicas: 7,
        template: {
          spec: {
            nodeSelector: { disk: 'fast' },
            containers: [{ image: 'shop/api:9.9.9', imagePullPolicy: 'Always' }],
          },
        },
      },
    });
  });
});

describe('a definition of charts that cannot be', () => {
  it.each([
    [
      'another name for a chart that is not there',
      { names: { apii: 'backend' } },
      "the platform has no chart 'apii'",
      "Did you mean 'api'?",
    ],
    [
      'two charts of one name',
      { names: { api: 'web' } },
      "two charts would be named 'web'",
      'Choose another name.',
    ],
    [
      'records in a namespace that the chart makes',
      { namespace: 'shop' },
      "the chart makes the namespace 'shop' itself, so the records of its release cannot lie there",
      'Name one that the platform does not have.',
    ],
  ])('is refused: %s', (_, given, reason, fix) => {
    const platform = platformOf({ ...twoServices, delivery: { helm: given } });
    expect(() => compile(platform)).toThrow(
      expect.objectContaining({ diagnostics: [expect.objectContaining({ reason, fix })] }),
    );
  });
});
