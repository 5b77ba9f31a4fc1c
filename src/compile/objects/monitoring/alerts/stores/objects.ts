import { type Alert, type AlertContext, builtIn, time } from '../../alert.ts';
import { storesBy } from '../../watched.ts';
import { downOrGone } from './condition.ts';
import { callersOf, group, perNamespace } from './look.ts';

/** The alert about servers of objects in the cluster. */
export function objectAlerts(context: AlertContext): readonly Alert[] {
  const stores = storesBy(context.environment, 'seaweedfs');
  if (stores.length === 0) return [];
  const several = stores.filter(({ instances }) => instances > 1);
  return builtIn(context, group, 'ObjectStoreUnavailable', (_, { for: wait }) => ({
    expr: downOrGone('SeaweedFS_master_is_leader', stores).join('\nor '),
    why: 'Servers agree on one that leads: without it nobody is told where new objects go.',
    summary: 'No server of {{ $labels.store }} leads, or none answers',
    page: {
      meaning: `For ${time(wait)} no server has led the others: most of them are gone, or cannot reach each other.`,
      impact: `Nothing new can be written; what is there may be read for a while. Callers: ${callersOf(context, stores)}.`,
      look: [
        {
          text: 'Which servers run, where, and what they say of each other:',
          commands: perNamespace(stores, (name, namespace) => [
            `kubectl -n ${namespace} get pods -l app.kubernetes.io/name=${name} -o wide`,
            `kubectl -n ${namespace} logs -l app.kubernetes.io/name=${name} --tail=50 --prefix`,
          ]),
        },
        ...(several.length === 0
          ? []
          : [
              {
                text: 'Whether their database answers, which has the names of all objects:',
                commands: perNamespace(several, (name, namespace) => [
                  `kubectl -n ${namespace} get cluster ${name}-metadata`,
                ]),
              },
            ]),
      ],
      mend: [
        {
          text: 'Most often a node or its zone is gone: they come back with it. Never delete the volume of a server while another is missing: an object lies on two of them.',
        },
      ],
    },
  }));
}
