import { describe, expect, it } from 'vitest';
import { isObject, parseYaml, plain, printYaml } from '../../src/base/index.ts';
import { builtInAlerts } from '../../src/telemetry/index.ts';
import { compiled } from '../tools/compiled.ts';
import { examples } from '../tools/definitions.ts';
import { cases } from './alert-cases.ts';
import { installed } from './installed.fixture.ts';
import { runWith, testWith } from './tools.ts';
import { watched } from './watched.fixture.ts';

const folder = 'monitoring/prometheus/production';
/** The files of a Prometheus without an operator, by their names. */
const platforms = { watched: monitoringOf(watched), installed: monitoringOf(installed) };

function monitoringOf(definition: unknown) {
  const { files } = compiled(definition);
  const textOf = (path: string) => files.find((file) => file.path === `${folder}/${path}`)?.text ?? '';
  return {
    textOf,
    rules: {
      'recordings.yml': textOf('rules/recordings.yml'),
      'alerts.yml': textOf('rules/alert.rules.yml'),
    },
  };
}

/** All groups of rules of a compiled platform, from files and objects, each as the text of a file. */
function ruleTexts(definition: unknown): readonly (readonly [string, string])[] {
  return compiled(definition).files.flatMap(({ path, text }) => {
    if (/monitoring\/prometheus\/.*\/rules\/.*\.yml$/.test(path)) return [[path, text] as const];
    if (!text.includes('kind: PrometheusRule')) return [];
    return parseYaml({ file: path, text }).documents.flatMap((document) => {
      const { kind, spec } = plain(document) as { kind?: string; spec?: object };
      return kind === 'PrometheusRule' ? [[path, printYaml([{ value: spec as never }])] as const] : [];
    });
  });
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

/** Other discovery, and no credentials, whose files are only in a cluster. */
function withFileDiscovery(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withFileDiscovery);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'authorization' && key !== 'tls_config')
      .map(([key, inner]) =>
        key === 'kubernetes_sd_configs'
          ? ['file_sd_configs', [{ files: ['targets.json'] }]]
          : [key, withFileDiscovery(inner)],
      ),
  );
}

describe('the configuration of a plain Prometheus', () => {
  // Debian builds promtool without discovery in Kubernetes: it is put in place by discovery from files.
  testWith('promtool').each(Object.entries(platforms))(
    'is read by promtool, with discovery from files in place of Kubernetes: %s',
    (_, { textOf, rules }) => {
      const [document] = parseYaml({ file: 'prometheus.yml', text: textOf('prometheus.yml') }).documents;
      if (document === undefined) throw new Error('no configuration');
      const config = { ...(withFileDiscovery(plain(document)) as object), rule_files: Object.keys(rules) };
      const text = printYaml([{ value: config as never }]);
      expect(text).toContain('file_sd_configs');
      const said = runWith('promtool', { 'prometheus.yml': text, 'targets.json': '[]', ...rules }, [
        ...['check', 'config', 'prometheus.yml'],
      ]);
      expect(said).toEqual({ ok: true, text: expect.stringContaining('SUCCESS') });
    },
  );
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
const readable = (text: string) => text.replaceAll(/url_file: \S+/g, 'url: http://localhost');

describe('who is told', () => {
  const config = { 'alertmanager.yml': readable(platforms.watched.textOf('alertmanager.yml')) };

  testWith('amtool')('is read by amtool', () => {
    const said = runWith('amtool', config, ['check-config', 'alertmanager.yml']);
    expect(said).toEqual({ ok: true, text: expect.stringContaining('SUCCESS') });
  });

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
