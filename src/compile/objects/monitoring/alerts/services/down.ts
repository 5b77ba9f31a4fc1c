import type { Service } from '../../../../../model/index.ts';
import { type Alert, type AlertContext, anyOf, builtIn, time } from '../../alert.ts';
import { lasting, scraped } from '../../watched.ts';
import { undo } from '../remedies.ts';
import { group, inNamespaces, lookAtService } from './look.ts';

/** The alert about services that do not answer at all. */
export function downAlert(context: AlertContext): readonly Alert[] {
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
        ...undo(context),
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
