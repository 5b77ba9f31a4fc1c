import type { Service } from '../../../../model/index.ts';
import { duration, errorRate, errorRatio, requestRate } from '../../../../telemetry/index.ts';
import { type Alert, type AlertContext, anyOf, builtIn, type Step, share, time } from '../alert.ts';
import { lasting, scraped, serving } from '../watched.ts';

const group = 'services';
/** Failed requests in five minutes below which a share says nothing: a single one is no incident. */
const fewestFailures = 5;
/** Requests in five minutes below which a percentile is only the slowest few. */
const fewestRequests = 20;
const fiveMinutes = 300;

/** The alerts about services and their pods. */
export function serviceAlerts(context: AlertContext): readonly Alert[] {
  return [...requestAlerts(context), ...podAlerts(context), ...usageAlerts(context), ...runAlerts(context)];
}

/** `kubectl` in the namespaces where the services are, one line for each. */
function inNamespaces(
  { environment }: AlertContext,
  command: (namespace: string) => string,
): readonly string[] {
  return [...new Set(lasting(environment).map(({ namespace }) => namespace))].map(command);
}

/** What most looks at a service begin with. */
function lookAtService(context: AlertContext): readonly Step[] {
  return [
    {
      text: 'Its pods: do they run, were they restarted, was it released just now?',
      commands: [
        ...inNamespaces(context, (namespace) => `kubectl -n ${namespace} get pods -o wide`),
        ...inNamespaces(
          context,
          (namespace) => `kubectl -n ${namespace} get replicasets --sort-by=.metadata.creationTimestamp`,
        ),
      ],
    },
    {
      text: 'What it says, with the name from the alert:',
      commands: inNamespaces(
        context,
        (namespace) => `kubectl -n ${namespace} logs deployment/<service> --since=15m --tail=200`,
      ),
    },
    { text: `What it calls; a failing callee shows in its callers: ${callsOf(context)}` },
  ];
}

function callsOf({ environment }: AlertContext): string {
  const lines = lasting(environment).flatMap(({ name, calls }) => {
    const all = [...calls.services, ...calls.stores, ...calls.externals];
    return all.length === 0 ? [] : [`${name} calls ${all.join(', ')}`];
  });
  return lines.length === 0 ? 'no service calls another.' : `${lines.join('; ')}.`;
}

const undo: Step = {
  text: 'If it began with a release, go back to the one before, then mend in the open:',
  commands: ['kubectl -n <namespace> rollout undo deployment/<service>'],
};

function requestAlerts(context: AlertContext): readonly Alert[] {
  const { environment } = context;
  const served = serving(environment);
  if (served.length === 0) return downAlert(context);
  const which = anyOf(
    'service',
    served.map(({ name }) => name),
  );
  return [
    ...downAlert(context),
    ...builtIn(context, group, 'HighErrorRate', (bound) => ({
      expr: `${errorRatio('5m')}{${which}} > ${bound}\nand ${errorRate('5m')} * ${fiveMinutes} >= ${fewestFailures}`,
      why: `A share of all requests of the service, whatever pod or path; at least ${fewestFailures} failures, so that one failure at night is no alarm, and an outage at little traffic is one.`,
      summary: `{{ $labels.service }} fails {{ $value | humanizePercentage }} of its requests`,
      page: {
        meaning: `More than ${share(bound)} of the requests to a service were answered with a status of 500 or above, over five minutes.`,
        impact: 'Users see errors; callers of the service may fail as well.',
        look: [
          {
            text: 'Which paths and statuses fail:',
            commands: [
              `sum by (path, status) (rate(http_requests_total{service="<service>", status=~"5.."}[5m]))`,
            ],
          },
          ...lookAtService(context),
        ],
        mend: [undo, { text: 'If a store or an external system fails, treat that; its own alert says how.' }],
      },
    })),
    ...builtIn(context, group, 'HighResponseTime', (bound) => ({
      expr: `${duration('p95', '5m')}{${which}} > ${bound}\nand ${requestRate('5m')} * ${fiveMinutes} >= ${fewestRequests}`,
      why: 'The percentile of the whole service: buckets are added up before it is taken.',
      summary: `{{ $labels.service }} answers 5 % of its requests in more than {{ $value | humanizeDuration }}`,
      page: {
        meaning: `The slowest twentieth of the requests to a service took longer than ${time(bound)}, over five minutes.`,
        impact: 'Users wait; callers may give up before they are answered.',
        look: [
          {
            text: 'Which paths are slow:',
            commands: [
              `histogram_quantile(0.95, sum by (le, path) (rate(http_request_duration_seconds_bucket{service="<service>"}[5m])))`,
            ],
          },
          {
            text: 'Whether its pods are held back at their cpu limit:',
            commands: [
              `sum by (pod) (rate(container_cpu_cfs_throttled_periods_total{pod=~"<service>-.*"}[5m])) / sum by (pod) (rate(container_cpu_cfs_periods_total{pod=~"<service>-.*"}[5m]))`,
            ],
          },
          ...lookAtService(context),
        ],
        mend: [
          undo,
          {
            text: 'If load grew, add pods; where the number is autoscaled, raise its maximum in the definition.',
            commands: ['kubectl -n <namespace> scale deployment/<service> --replicas=<more>'],
          },
        ],
      },
    })),
  ];
}

function downAlert(context: AlertContext): readonly Alert[] {
  const watched = scraped(context.environment);
  const silent = lasting(context.environment).filter(
    (service) => service.workload === 'Deployment' && !watched.includes(service),
  );
  const parts = [
    ...byNamespace(watched).flatMap(([namespace, names]) => [
      `sum by (namespace, service) (up{namespace="${namespace}", ${anyOf('service', names)}}) == 0`,
      ...names.map((name) => `absent(up{namespace="${namespace}", service="${name}"})`),
    ]),
    ...byNamespace(silent).map(
      ([namespace, names]) =>
        `label_replace(max by (namespace, deployment) (kube_deployment_status_replicas_available{namespace="${namespace}", ${anyOf('deployment', names)}}) == 0, "service", "$1", "deployment", "(.*)")`,
    ),
  ];
  if (parts.length === 0) return [];
  return builtIn(context, group, 'ServiceDown', (_, { for: wait }) => ({
    expr: parts.join('\nor '),
    why: 'A service without any target has no series that could be zero; absent() tells that it is gone.',
    summary: '{{ $labels.service }} has no pod that answers',
    page: {
      meaning: `For ${time(wait)} no pod of a service answered Prometheus, or was available at all.`,
      impact: 'The service does nothing; whoever calls it fails.',
      look: [
        ...lookAtService(context),
        {
          text: 'What happened around it:',
          commands: inNamespaces(
            context,
            (namespace) => `kubectl -n ${namespace} get events --sort-by=.lastTimestamp | tail -30`,
          ),
        },
      ],
      mend: [
        undo,
        {
          text: 'If pods wait for a node, look at the alerts about nodes; if they cannot pull their image, at the registry.',
        },
      ],
    },
  }));
}

function byNamespace(services: readonly Service[]): readonly (readonly [string, readonly string[]])[] {
  const found = new Map<string, string[]>();
  for (const { namespace, name } of services) found.set(namespace, [...(found.get(namespace) ?? []), name]);
  return [...found];
}

const lookAtPod: readonly Step[] = [
  {
    text: 'Why the container ended, and what it said before:',
    commands: [
      'kubectl -n <namespace> describe pod <pod>',
      'kubectl -n <namespace> logs <pod> -c <container> --previous --tail=100',
    ],
  },
];

function podAlerts(context: AlertContext): readonly Alert[] {
  return [
    ...builtIn(context, group, 'PodCrashLooping', () => ({
      expr: 'max by (namespace, pod, container) (max_over_time(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}[5m])) >= 1',
      why: 'Between two starts the container runs for a moment; the last five minutes bridge that.',
      summary: '{{ $labels.namespace }}/{{ $labels.pod }} crashes again and again',
      page: {
        meaning:
          'A container ends soon after each start, and Kubernetes waits longer and longer before the next.',
        impact: 'The pod does nothing; the others of its service carry its load.',
        look: lookAtPod,
        mend: [
          undo,
          {
            text: 'Exit code 137 with reason OOMKilled: raise its memory limit in the definition. A missing secret or file shows in the events.',
          },
        ],
      },
    })),
    ...builtIn(context, group, 'PodRestartingOften', (bound) => ({
      expr: `sum by (namespace, pod, container) (increase(kube_pod_container_status_restarts_total[1h])) > ${bound}`,
      summary:
        '{{ $labels.namespace }}/{{ $labels.pod }} was restarted {{ $value | humanize }} times in an hour',
      page: {
        meaning: `A container was restarted more than ${bound} times within an hour.`,
        impact: 'Requests in flight are lost with each restart.',
        look: [
          ...lookAtPod,
          {
            text: 'Whether a liveness probe kills it:',
            commands: [
              'kubectl -n <namespace> get events --field-selector involvedObject.name=<pod>,reason=Unhealthy',
            ],
          },
        ],
        mend: [
          {
            text: 'A liveness probe must not ask other systems; give a slow start a startup probe. For memory, raise the limit.',
          },
        ],
      },
    })),
  ];
}

function usageAlerts(context: AlertContext): readonly Alert[] {
  const limit = (resource: string) =>
    `sum by (namespace, pod, container) (kube_pod_container_resource_limits{resource="${resource}"})`;
  return [
    ...builtIn(context, group, 'PodMemoryHigh', (bound) => ({
      expr: `sum by (namespace, pod, container) (container_memory_working_set_bytes{container!=""})\n/ ${limit('memory')} > ${bound}`,
      why: 'The working set is what the kernel cannot take back; usage would count the page cache as well.',
      summary:
        '{{ $labels.namespace }}/{{ $labels.pod }} uses {{ $value | humanizePercentage }} of its memory limit',
      page: {
        meaning: `A container uses more than ${share(bound)} of the memory that it may use.`,
        impact: 'At the limit it is killed, and requests in flight are lost.',
        look: [
          {
            text: 'Whether it grows steadily or with load:',
            commands: [
              'container_memory_working_set_bytes{namespace="<namespace>", pod="<pod>", container="<container>"}',
              'kubectl -n <namespace> top pod <pod> --containers',
            ],
          },
        ],
        mend: [
          {
            text: 'Steady growth is a leak: restart one pod after the other until it is mended.',
            commands: ['kubectl -n <namespace> rollout restart deployment/<service>'],
          },
          { text: 'With load: raise the limit in the definition, or add pods.' },
        ],
      },
    })),
    ...builtIn(context, group, 'PodCpuHigh', (bound) => ({
      expr: `sum by (namespace, pod, container) (rate(container_cpu_usage_seconds_total{container!=""}[5m]))\n/ ${limit('cpu')} > ${bound}`,
      why: 'A counter of seconds says nothing before its rate is taken.',
      summary:
        '{{ $labels.namespace }}/{{ $labels.pod }} uses {{ $value | humanizePercentage }} of its cpu limit',
      page: {
        meaning: `A container uses more than ${share(bound)} of the cpu that it may use, over five minutes.`,
        impact: 'At the limit it is held back, and answers late.',
        look: [
          {
            text: 'How much it is held back:',
            commands: [
              'rate(container_cpu_cfs_throttled_periods_total{namespace="<namespace>", pod="<pod>"}[5m]) / rate(container_cpu_cfs_periods_total{namespace="<namespace>", pod="<pod>"}[5m])',
              'kubectl -n <namespace> top pod <pod> --containers',
            ],
          },
        ],
        mend: [
          {
            text: 'Add pods, or raise the limit in the definition.',
            commands: ['kubectl -n <namespace> scale deployment/<service> --replicas=<more>'],
          },
        ],
      },
    })),
    ...autoscalerAlert(context),
  ];
}

function autoscalerAlert(context: AlertContext): readonly Alert[] {
  const scaled = lasting(context.environment).filter(({ scale }) => scale !== undefined);
  if (scaled.length === 0) return [];
  const replicas = (which: string) =>
    `max by (namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_${which})`;
  return builtIn(context, group, 'AutoscalerAtMaximum', (_, { for: wait }) => ({
    expr: `${replicas('status_current_replicas')}\n== ${replicas('spec_max_replicas')}\nand ${replicas('spec_max_replicas')} > ${replicas('spec_min_replicas')}`,
    summary: '{{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} cannot add any more pods',
    page: {
      meaning: `A service has run for ${time(wait)} with as many pods as it may have.`,
      impact: 'More load has nowhere to go: it will answer late.',
      look: [
        {
          text: 'What drives it:',
          commands: inNamespaces(context, (namespace) => `kubectl -n ${namespace} get hpa`),
        },
      ],
      mend: [
        {
          text: `Raise the upper bound of its replicas in the definition. Bounds today: ${scaled.map(({ name, replicas: { minimum, maximum } }) => `${name} ${minimum} to ${maximum}`).join(', ')}.`,
        },
      ],
    },
  }));
}

function runAlerts(context: AlertContext): readonly Alert[] {
  return [
    ...builtIn(context, group, 'RolloutStuck', () => ({
      expr: 'max by (namespace, deployment) (kube_deployment_status_condition{condition="Progressing", status="false"}) == 1',
      summary: 'The release of {{ $labels.namespace }}/{{ $labels.deployment }} does not come to an end',
      page: {
        meaning: 'New pods of a Deployment do not become ready within its deadline.',
        impact: 'The pods of the release before still answer; the new one is not out.',
        look: [
          {
            text: 'Why its pods are not ready:',
            commands: [
              'kubectl -n <namespace> rollout status deployment/<deployment> --timeout=5s',
              'kubectl -n <namespace> describe deployment <deployment>',
              'kubectl -n <namespace> get events --sort-by=.lastTimestamp | tail -30',
            ],
          },
        ],
        mend: [undo],
      },
    })),
    ...(context.environment.services.some(({ workload }) => workload === 'Job' || workload === 'CronJob')
      ? builtIn(context, group, 'JobFailed', () => ({
          expr: 'max by (namespace, job_name) (kube_job_status_failed) > 0 unless max by (namespace, job_name) (kube_job_status_succeeded) > 0',
          why: 'A job that succeeded at a second try has failed pods, and is no failure.',
          summary: 'The job {{ $labels.namespace }}/{{ $labels.job_name }} failed',
          page: {
            meaning: 'A job ended with an error, after all its tries.',
            impact: 'What it does is not done; the next run may catch up, or not.',
            look: [
              {
                text: 'What it said:',
                commands: [
                  'kubectl -n <namespace> logs job/<job_name> --tail=200',
                  'kubectl -n <namespace> describe job <job_name>',
                ],
              },
            ],
            mend: [
              {
                text: 'Mend the cause, then run it again. The alert ends when the failed job is deleted.',
                commands: [
                  'kubectl -n <namespace> create job --from=cronjob/<cronjob> <cronjob>-again',
                  'kubectl -n <namespace> delete job <job_name>',
                ],
              },
            ],
          },
        }))
      : []),
  ];
}
