import type { Sourced } from '../../../base/index.ts';
import type { AnalysisTemplate } from '../../../kubernetes/index.ts';
import type { Analysis, Environment, Platform, Service } from '../../../model/index.ts';
import { prometheusAddress } from '../addresses.ts';
import { labelsOf } from '../labels.ts';
import { analysisName } from '../release-names.ts';
import { sourced } from '../sourced.ts';

type Metrics = NonNullable<NonNullable<AnalysisTemplate['spec']>['metrics']>;
type Metric = Metrics[number];

/** Looks at the requests of the last minutes, once a minute. */
const window = '5m';
const looks = 5;

/** How the requests of a new version are judged before it gets more of them. */
export function analysisTemplate(
  platform: Platform,
  environment: Environment,
  service: Service,
  analysis: Analysis,
): Sourced {
  const name = analysisName(service);
  const object: AnalysisTemplate = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: { name, namespace: service.namespace, labels: labelsOf(platform, service.name, 'release') },
    spec: { args: [{ name: 'hash' }], metrics: metricsOf(environment, service, analysis) },
  };
  const comments = {
    'spec.args[0]': 'Tells the pods of the new version by their names.',
    'spec.metrics[0].inconclusiveLimit': `Fewer than ${analysis.requests} requests give no verdict: with none in ${looks} looks somebody decides.`,
  };
  return sourced(object, analysis.path, { comments });
}

/** How requests are counted by the sidecars, and by the services themselves. */
const counters = {
  mesh: {
    selector: 'reporter="destination",',
    requests: 'istio_requests_total',
    status: 'response_code',
    duration: 'istio_request_duration_milliseconds_bucket',
    /** Units of the durations in a millisecond. */
    unit: 1,
  },
  service: {
    selector: '',
    requests: 'http_requests_total',
    status: 'status',
    duration: 'http_request_duration_seconds_bucket',
    unit: 0.001,
  },
} as const;

function metricsOf(environment: Environment, service: Service, analysis: Analysis): Metrics {
  const { selector, requests, status, duration, unit } = counters[analysis.measured];
  const pods = `${selector}namespace="${service.namespace}",pod=~"${service.name}-{{args.hash}}-.+"`;
  const total = `sum(increase(${requests}{${pods}}[${window}]))`;
  const failed = `sum(increase(${requests}{${pods},${status}=~"5.."}[${window}]))`;
  const enough = `and on() ${total} >= ${analysis.requests}`;
  const latency = `histogram_quantile(0.95, sum by (le) (rate(${duration}{${pods}}[${window}])))`;
  const metric = (name: string, better: string, worse: string, query: string): Metric => ({
    name,
    interval: '1m',
    count: looks,
    inconclusiveLimit: looks - 1,
    successCondition: `len(result) > 0 && result[0] ${better}`,
    failureCondition: `len(result) > 0 && result[0] ${worse}`,
    provider: { prometheus: { address: prometheusAddress(environment), query } },
  });
  const { success } = analysis;
  const longest = analysis.latency === undefined ? undefined : analysis.latency * unit;
  return [
    metric(
      'success-rate',
      `>= ${success}`,
      `< ${success}`,
      `(1 - (${failed} or vector(0)) / ${total})\n${enough}\n`,
    ),
    ...(longest === undefined
      ? []
      : [metric('latency-p95', `<= ${longest}`, `> ${longest}`, `(${latency})\n${enough}\n`)]),
  ];
}
