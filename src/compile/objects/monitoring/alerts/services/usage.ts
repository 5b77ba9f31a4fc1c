import { type Alert, type AlertContext, builtIn, share, time } from '../../alert.ts';
import { lasting } from '../../watched.ts';
import { addPods, restart } from '../remedies.ts';
import { group, inNamespaces } from './look.ts';

/** The alerts about limits that are nearly reached: of containers, and of the number of pods. */
export function usageAlerts(context: AlertContext): readonly Alert[] {
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
          ...restart(context, 'Steady growth is a leak: restart one pod after the other until it is mended'),
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
        mend: [...addPods(context, 'Add pods, or raise the limit in the definition')],
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
