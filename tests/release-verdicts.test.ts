import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isObject, valueAt } from '../src/base/index.ts';
import { readFacts } from '../src/facts/index.ts';
import { compiled } from './tools/compiled.ts';
import { definitions } from './tools/definitions.ts';

const missing = spawnSync('promtool', ['--version']).error !== undefined;
const where = missing ? ' (skipped: promtool is not on this machine)' : '';

const folder = mkdtempSync(join(tmpdir(), 'groundplan-verdict-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Who counts the requests of a canary, and how the series look that Prometheus reads. */
interface Counted {
  readonly definition: string;
  readonly service: string;
  readonly series: (pod: string, code: string) => string;
}

const counted: Readonly<Record<string, Counted>> = {
  'the sidecars': {
    definition: 'ai-workflow',
    service: 'llm-agent-service',
    series: (pod, code) =>
      `istio_requests_total{reporter="destination",namespace="application",pod="${pod}",response_code="${code}"}`,
  },
  'the service itself': {
    definition: 'releases by a gateway',
    service: 'web',
    series: (pod, code) =>
      `http_requests_total{namespace="shop",service="web",pod="${pod}",path="/",status="${code}"}`,
  },
};

/** The first query of the canary of a definition, for the pods of one version. */
function query({ definition, service }: Counted): string {
  const { clusters } = readFacts(compiled(definitions[definition]).files);
  const [template] = clusters.flatMap((cluster) =>
    cluster.ofKind('AnalysisTemplate').filter(({ name }) => name === `${service}-analysis`),
  );
  const metrics = valueAt(template?.value, ['spec', 'metrics']);
  const [first] = Array.isArray(metrics) ? metrics : [];
  const text = isObject(first) ? valueAt(first, ['provider', 'prometheus', 'query']) : undefined;
  if (typeof text !== 'string') throw new Error('the example has no canary that is judged');
  return text.replaceAll('{{args.hash}}', '7d4b9');
}

/** What Prometheus answers after five minutes in which requests came at some rates a minute. */
function answerOf(one: Counted, expr: string, rates: Readonly<Record<string, number>>): string {
  const series = Object.entries(rates).map(([code, rate]) => ({
    series: one.series(`${one.service}-7d4b9-abcde`, code),
    values: `0+${rate}x10`,
  }));
  const others = { series: one.series(`${one.service}-65f8c-abcde`, '500'), values: '0+1000x10' };
  const test = (samples: readonly object[]) => ({
    rule_files: [],
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: [...series, others],
        promql_expr_test: [{ expr, eval_time: '10m', exp_samples: samples }],
      },
    ],
  });
  const file = join(folder, 'test.yaml');
  writeFileSync(file, JSON.stringify(test([])));
  const { stdout, stderr } = spawnSync('promtool', ['test', 'rules', file], { encoding: 'utf8' });
  return (
    /got:\s*(.*?)\s*$/m.exec(`${stdout}${stderr}`)?.[1] ?? (stdout.includes('SUCCESS') ? 'nothing' : stderr)
  );
}

describe.skipIf(missing).each(Object.entries(counted))(
  `the verdict on a new version by %s${where}`,
  (_, one) => {
    const expr = missing ? '' : query(one);
    const answer = (rates: Readonly<Record<string, number>>) => answerOf(one, expr, rates);

    it('is the share of its own requests without a server error', () => {
      expect(answer({ 200: 98, 500: 2 })).toContain('9.8E-01');
    });

    it('is perfect where nothing fails', () => {
      expect(answer({ 200: 100 })).toMatch(/\b1E\+00/);
    });

    it('is zero where everything fails', () => {
      expect(answer({ 503: 100 })).toMatch(/\b0E\+00/);
    });

    it('is not given on a few requests', () => {
      expect(answer({ 200: 5, 500: 5 })).toBe('nothing');
    });
  },
);
