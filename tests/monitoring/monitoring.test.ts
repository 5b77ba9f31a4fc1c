import { describe, expect, it } from 'vitest';
import { isObject, parseYaml, plain as plainTree, printYaml } from '../../src/base/index.ts';
import { builtInAlerts } from '../../src/telemetry/index.ts';
import { compiled } from '../tools/compiled.ts';
import { examples } from '../tools/definitions.ts';
import { cases } from './alert-cases.ts';
import { deployedIn } from './deployed.ts';
import { installed } from './installed.fixture.ts';
import { runWith, testWith } from './tools.ts';
import { watched } from './watched.fixture.ts';

/** The files of a Prometheus without an operator, as they stand in the ConfigMaps of its only environment. */
const platforms = { watched: monitoringOf(watched), installed: monitoringOf(installed) };

function monitoringOf(definition: unknown) {
  const [deployed] = deployedIn(definition);
  if (deployed === undefined) throw new Error('the platform has no Prometheus of files');
  const { 'prometheus.yml': _, ...rules } = deployed.files('prometheus-config');
  return { rules, alertmanager: deployed.files('alertmanager-config')['alertmanager.yml'] };
}

/** All groups of rules of a compiled platform, from ConfigMaps and objects, each as the text of a file. */
function ruleTexts(definition: unknown): readonly (readonly [string, string])[] {
  const files = deployedIn(definition).flatMap((deployed) =>
    Object.entries(deployed.files('prometheus-config'))
      .filter(([name]) => name.endsWith('.rules.yml'))
      .map(([name, text]) => [`${deployed.environment.name}: ${name}`, text] as const),
  );
  const objects = compiled(definition).files.flatMap(({ path, text }) => {
    if (!text.includes('kind: PrometheusRule')) return [];
    return parseYaml({ file: path, text }).documents.flatMap((document) => {
      const { kind, spec } = plainTree(document) as { kind?: string; spec?: object };
      return kind === 'PrometheusRule' ? [[path, printYaml([{ value: spec as never }])] as const] : [];
    });
  });
  return [...files, ...objects];
}

describe.each(Object.entries(examples))('the rules of %s', (_, definition) => {
  testWith('promtool')('are read by promtool', () => {
    const texts = ruleTexts(definition);
    expect(texts.length).toBeGreaterThan(0);
    for (const [path, text] of texts) {
      const said = runWith('promtool', { 'rules.yml': text }, ['check', 'rules', 'rules.yml']);
      expect([path, said.ok, said.text]).toEqual([path, true, expect.stringContaining('SUCCESS')]);
    }
  });
});

/** What promtool 2.42 of Debian reads: built without discovery in Kubernetes, and older than retention in the file. */
function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      // Credentials are files that only a pod has.
      .filter(([key]) => !['authorization', 'tls_config', 'storage'].includes(key))
      .map(([key, inner]) =>
        key === 'kubernetes_sd_configs'
          ? ['file_sd_configs', [{ files: ['targets.json'] }]]
          : [key, readable(inner)],
      ),
  );
}

const plain = Object.entries({ ...examples, watched, installed }).flatMap(([name, definition]) =>
  deployedIn(definition).map((deployed) => [`${name} in ${deployed.environment.name}`, deployed] as const),
);

it('some platforms have a Prometheus that no operator runs', () => {
  expect(plain.length).toBeGreaterThan(4);
});

describe.each(plain)('the files of Prometheus for %s', (_, { environment, files }) => {
  testWith('promtool')('are read by promtool as they stand in their ConfigMap', () => {
    const { 'prometheus.yml': main = '', ...others } = files('prometheus-config');
    const [document] = parseYaml({ file: 'prometheus.yml', text: main }).documents;
    if (document === undefined) throw new Error('no configuration');
    const value = plainTree(document) as { rule_files: readonly string[]; storage: object };
    expect([...value.rule_files].sort()).toEqual(Object.keys(others).sort());
    expect(value.storage).toMatchObject({
      tsdb: { retention: { size: expect.stringMatching(/^\d+[MG]B$/) } },
    });
    const text = printYaml([{ value: readable(value) as never }]);
    expect(text).toContain('file_sd_configs');
    const said = runWith('promtool', { 'prometheus.yml': text, 'targets.json': '[]', ...others }, [
      ...['check', 'config', 'prometheus.yml'],
    ]);
    expect(said).toEqual({ ok: true, text: expect.stringContaining('SUCCESS') });
  });

  testWith('amtool')('are read by amtool as they stand in their ConfigMap', () => {
    if (environment.alerts === undefined) return;
    const text = forAmtool(files('alertmanager-config')['alertmanager.yml']);
    const said = runWith('amtool', { 'alertmanager.yml': text }, ['check-config', 'alertmanager.yml']);
    expect(said).toEqual({ ok: true, text: expect.stringContaining('SUCCESS') });
  });

  it('fit into what kubectl apply keeps of a ConfigMap', () => {
    for (const name of ['prometheus-config', 'grafana-dashboards']) {
      expect(JSON.stringify(files(name)).length, name).toBeLessThan(256 * 1024);
    }
  });
});

describe('alerts', () => {
  testWith('promtool').each(
    cases.map((one) => [one.alert, one.fires ? 'fires' : 'is silent', one.what, one] as const),
  )('%s %s: %s', (_, __, ___, { alert, on, series, every = '15s', after, fires }) => {
    const { rules } = platforms[on ?? 'watched'];
    const test = {
      rule_files: Object.keys(rules),
      evaluation_interval: '1m',
      tests: [
        {
          interval: every,
          input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
          promql_expr_test: [
            {
              expr: `count(ALERTS{alertname="${alert}", alertstate="firing"}) > bool 0 or vector(0)`,
              eval_time: after,
              exp_samples: [{ value: fires ? 1 : 0 }],
            },
          ],
        },
      ],
    };
    const said = runWith('promtool', { ...rules, 'test.yml': printYaml([{ value: test }]) }, [
      ...['test', 'rules', 'test.yml'],
    ]);
    expect(said).toEqual({ ok: true, text: expect.stringContaining('SUCCESS') });
  });

  it('each have a course of things in which they fire, and one in which they do not', () => {
    const unsilenceable = ['Watchdog'];
    const missing = Object.keys(builtInAlerts).flatMap((name) => [
      ...(cases.some(({ alert, fires }) => alert === name && fires) ? [] : [`${name} fires`]),
      ...(unsilenceable.includes(name) || cases.some(({ alert, fires }) => alert === name && !fires)
        ? []
        : [`${name} is silent`]),
    ]);
    expect(missing).toEqual([]);
  });
});

/** What amtool 0.25 knows: a webhook whose address stands in a file came with Alertmanager 0.26. */
function forAmtool(text = ''): string {
  return text.replaceAll(/url_file: \S+/g, 'url: http://localhost');
}

describe('who is told', () => {
  const config = { 'alertmanager.yml': forAmtool(platforms.watched.alertmanager) };

  testWith('amtool').each([
    ['on-call', ['alertname=ServiceDown', 'severity=critical', 'service=api']],
    ['team', ['alertname=HighErrorRate', 'severity=warning', 'service=api']],
    ['lead', ['alertname=CriticalAlertUnresolved', 'severity=critical', 'escalation=1']],
    ['snitch', ['alertname=Watchdog', 'severity=none']],
    ['team', ['alertname=SomethingElse']],
  ])('%s hears of %j', (receiver, labels) => {
    const said = runWith('amtool', config, [
      ...['config', 'routes', 'test', '--config.file=alertmanager.yml', `--verify.receivers=${receiver}`],
      ...labels,
    ]);
    expect(said).toEqual({ ok: true, text: expect.stringContaining(receiver) });
  });
});
