import { type Alert, type AlertContext, builtIn, time } from '../alert.ts';

const group = 'mesh';

/** The alerts about the mesh: proxies that do not have what they should, and pods that get none. */
export function meshAlerts(context: AlertContext): readonly Alert[] {
  const istiod = context.components.get('istiod');
  if (istiod === undefined) return [];
  const logs = `kubectl -n ${istiod.namespace} logs deployment/istiod --since=15m`;
  return [
    ...builtIn(context, group, 'MeshProxiesOutOfSync', (bound) => ({
      expr: [
        'sum by (type) (increase(pilot_total_xds_rejects[10m])) > 0',
        `histogram_quantile(0.99, sum by (le) (rate(pilot_proxy_convergence_time_bucket[5m]))) > ${bound}`,
      ].join('\nor '),
      summary: 'Proxies of the mesh do not have the configuration that they should',
      page: {
        meaning: `Proxies refuse what the control plane sends them, or get it more than ${time(bound)} late.`,
        impact:
          'They go on with what they had: a new service cannot be reached, one that moved is called where it was.',
        look: [
          {
            text: 'Which proxies are behind, and what they refuse:',
            commands: ['istioctl proxy-status', logs, 'istioctl analyze --all-namespaces'],
          },
        ],
        mend: [
          {
            text: 'Refused: undo the change of the object that the log names. Late: istiod has too little cpu, or every change goes to every proxy; the number of its pods grows by itself up to a bound.',
          },
        ],
      },
    })),
    ...builtIn(context, group, 'SidecarInjectionFailing', () => ({
      expr: 'sum(increase(sidecar_injection_failure_total[10m])) > 0',
      summary: 'Pods of the mesh get no sidecar',
      page: {
        meaning: 'The control plane was asked for the sidecar of a new pod, and failed.',
        impact: 'New pods in namespaces of the mesh are refused: no release and no scaling there.',
        look: [
          { text: 'What it says:', commands: [logs] },
          {
            text: 'Which pods are missing:',
            commands: ['kubectl get events -A --field-selector reason=FailedCreate'],
          },
        ],
        mend: [
          {
            text: 'Mostly an annotation of the pod that cannot be read, or a template of an older version after an upgrade.',
          },
        ],
      },
    })),
  ];
}
