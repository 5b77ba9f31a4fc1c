import type { Environment, Platform, Service } from '../../../model/index.ts';
import { link, type Section, type Sketch, titled } from './dashboard.ts';
import { lines, logCounts, logLines, number, type Unplaced } from './panels.ts';
import { quantile, rate, series, sum } from './queries.ts';

/** The dashboard of a service: its requests, its pods, its queue, what it counts itself, its logs. */
export function serviceDashboard(platform: Platform, environment: Environment, service: Service): Sketch {
  const title = titled(service.name);
  return {
    uid: `${platform.name}-${service.name}`.slice(0, 40),
    title: `${title} Dashboard`,
    description: service.purpose ?? `The service ${service.name} of ${platform.name}`,
    tags: [platform.name, 'service'],
    sections: [
      { title: 'Requests', panels: requests(service) },
      { title: 'Own metrics', panels: own(service) },
      { title: 'Queue', panels: queue(service) },
      { title: 'Pods', panels: pods(service) },
      logs(environment, service),
    ],
    ...(platform.documentation?.startsWith('https://')
      ? { links: [link('Documentation', platform.documentation)] }
      : {}),
  };
}

/** Labels by which the series of a service are told. */
function labelsOf({ name, namespace }: Service): Readonly<Record<string, string>> {
  return { namespace, service: name };
}

function requests(service: Service): readonly Unplaced[] {
  if (service.metrics === undefined || !service.ports.some(({ name }) => name !== 'metrics')) return [];
  const labels = labelsOf(service);
  const failed = { ...labels, status: '~5..' };
  const { availability, latencyP95 } = service.goals ?? {};
  const budget = availability === undefined ? 0.01 : 1 - availability.value;
  const limit = latencyP95?.value;
  const all = sum(rate('http_requests_total', labels));
  return [
    lines({
      title: 'Request Rate',
      description: 'Requests in a second, by the status that they were answered with.',
      unit: 'perSecond',
      questions: [{ expr: sum(rate('http_requests_total', labels), 'status'), legend: '{{status}}' }],
    }),
    lines({
      title: 'Error Rate',
      description: 'Requests in a second that the service itself failed, with a status of 500 or above.',
      unit: 'perSecond',
      questions: [{ expr: sum(rate('http_requests_total', failed), 'status'), legend: '{{status}}' }],
    }),
    lines({
      title: 'P95 Latency',
      description:
        'Time in which 95 % of the requests are answered, with the median and the slowest hundredth.',
      unit: 'seconds',
      ...(limit === undefined ? {} : { warn: limit * 0.75, alarm: limit }),
      questions: [
        { expr: quantile(0.95, 'http_request_duration_seconds', labels), legend: 'p95' },
        { expr: quantile(0.5, 'http_request_duration_seconds', labels), legend: 'p50' },
        { expr: quantile(0.99, 'http_request_duration_seconds', labels), legend: 'p99' },
      ],
    }),
    lines({
      title: 'Share of failed requests',
      unit: 'share',
      warn: budget,
      alarm: Math.min(1, budget * 10),
      questions: [
        { expr: `(${sum(rate('http_requests_total', failed))} or vector(0)) / ${all}`, legend: 'failed' },
      ],
      width: 12,
    }),
    lines({
      title: 'P95 latency by path',
      unit: 'seconds',
      questions: [
        { expr: quantile(0.95, 'http_request_duration_seconds', labels, 'path'), legend: '{{path}}' },
      ],
      width: 12,
    }),
  ];
}

function own(service: Service): readonly Unplaced[] {
  return (service.metrics?.own ?? []).map((metric) => ownPanel(service, metric));
}

/** What a service counts itself. */
export function ownPanel(
  service: Service,
  { name, type, labels: by, purpose }: NonNullable<Service['metrics']>['own'][number],
): Unplaced {
  const labels = labelsOf(service);
  const legend = by.length === 0 ? service.name : by.map((label) => `{{${label}}}`).join(' ');
  const title = purpose ?? name;
  if (type === 'histogram') {
    const unit = name.endsWith('_seconds') ? ('seconds' as const) : ('count' as const);
    return lines({
      title,
      unit,
      questions: [{ expr: quantile(0.95, name, labels, ...by), legend: `${legend} p95` }],
    });
  }
  const expr = type === 'counter' ? `increase(${series(name, labels, '1h')})` : series(name, labels);
  return lines({
    title: type === 'counter' ? `${title}, in an hour` : title,
    questions: [{ expr: sum(expr, ...by), legend }],
  });
}

function queue(service: Service): readonly Unplaced[] {
  const waiting = service.scale?.queue;
  if (waiting === undefined) return [];
  return [
    lines({
      title: `Messages in ${waiting.name}`,
      description: `${waiting.messages} for each pod are wanted; more make further pods start.`,
      questions: [
        {
          expr: sum(series('rabbitmq_detailed_queue_messages_ready', { queue: waiting.name })),
          legend: 'waiting',
        },
        { expr: sum(series('rabbitmq_detailed_queue_messages', { queue: waiting.name })), legend: 'all' },
      ],
      width: 12,
    }),
  ];
}

/** Metrics of the controllers, by kind: wanted and ready pods. */
const counts = {
  Deployment: ['deployment', 'kube_deployment_spec_replicas', 'kube_deployment_status_replicas_available'],
  StatefulSet: ['statefulset', 'kube_statefulset_replicas', 'kube_statefulset_status_replicas_ready'],
  DaemonSet: [
    'daemonset',
    'kube_daemonset_status_desired_number_scheduled',
    'kube_daemonset_status_number_ready',
  ],
} as const;

function pods(service: Service): readonly Unplaced[] {
  const { name, namespace, workload } = service;
  const labels = { namespace, container: name };
  const panels = [
    lines({
      title: 'Cpu',
      unit: 'cores',
      questions: [
        { expr: sum(rate('container_cpu_usage_seconds_total', labels), 'pod'), legend: '{{pod}}' },
        { expr: limitOf(labels, 'cpu'), legend: 'limit' },
      ],
    }),
    lines({
      title: 'Memory',
      description: 'At the limit the kernel ends the container.',
      unit: 'bytes',
      questions: [
        { expr: sum(series('container_memory_working_set_bytes', labels), 'pod'), legend: '{{pod}}' },
        { expr: limitOf(labels, 'memory'), legend: 'limit' },
      ],
    }),
    lines({
      title: 'Share of time in which cpu was withheld',
      unit: 'share',
      warn: 0.1,
      alarm: 0.25,
      questions: [
        {
          expr: `${sum(rate('container_cpu_cfs_throttled_periods_total', labels), 'pod')} / ${sum(rate('container_cpu_cfs_periods_total', labels), 'pod')}`,
          legend: '{{pod}}',
        },
      ],
    }),
  ];
  if (workload === 'Job' || workload === 'CronJob') return panels;
  const [label, wanted, ready] = counts[workload];
  const mine = { namespace, [label]: name };
  return [
    number({
      title: 'Pods ready',
      questions: [{ expr: sum(series(ready, mine)), legend: 'ready' }],
      warn: service.replicas.minimum,
      alarm: Math.min(1, service.replicas.minimum - 0.5),
    }),
    number({
      title: 'Restarts in an hour',
      warn: 1,
      alarm: 3,
      questions: [
        {
          expr: sum(`increase(${series('kube_pod_container_status_restarts_total', labels, '1h')})`),
          legend: 'restarts',
        },
      ],
    }),
    lines({
      title: 'Pods',
      width: 16,
      height: 4,
      questions: [
        { expr: sum(series(wanted, mine)), legend: 'wanted' },
        { expr: sum(series(ready, mine)), legend: 'ready' },
      ],
    }),
    ...panels,
  ];
}

function limitOf(labels: Readonly<Record<string, string>>, resource: string): string {
  return `max(${series('kube_pod_container_resource_limits', { ...labels, resource })})`;
}

function logs(environment: Environment, { name, namespace }: Service): Section {
  if (environment.logs?.store !== 'loki') return { title: 'Logs', panels: [] };
  const stream = `{namespace="${namespace}", app="${name}"}`;
  return {
    title: 'Logs',
    panels: [
      logCounts({
        title: 'Lines by level, in five minutes',
        width: 24,
        height: 6,
        questions: [{ expr: `sum by (level) (count_over_time(${stream}[5m]))`, legend: '{{level}}' }],
      }),
      logLines({
        title: 'Warnings and errors',
        expr: `{namespace="${namespace}", app="${name}", level=~"warn|error|fatal"}`,
      }),
    ],
  };
}
