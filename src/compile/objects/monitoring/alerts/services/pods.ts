import { type Alert, type AlertContext, builtIn, type Step } from '../../alert.ts';
import { undo } from '../remedies.ts';
import { group } from './look.ts';

const lookAtPod: readonly Step[] = [
  {
    text: 'Why the container ended, and what it said before:',
    commands: [
      'kubectl -n <namespace> describe pod <pod>',
      'kubectl -n <namespace> logs <pod> -c <container> --previous --tail=100',
    ],
  },
];

/** The alerts about containers that do not stay up. */
export function podAlerts(context: AlertContext): readonly Alert[] {
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
          ...undo(context),
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
