import type { Store } from '../../../../../model/index.ts';
import { type Alert, type AlertContext, builtIn, type Step, time } from '../../alert.ts';
import { condition } from './condition.ts';
import { group, perNamespace } from './look.ts';

/** The alert about the standbys of databases. */
export function replicationAlert(
  context: AlertContext,
  replicated: readonly Store[],
  look: readonly Step[],
): readonly Alert[] {
  if (replicated.length === 0) return [];
  return builtIn(context, group, 'ReplicationLag', (bound) => ({
    expr: `max by (store, pod) (cnpg_pg_replication_lag{${condition(replicated)}}) > ${bound}`,
    summary: '{{ $labels.pod }} of {{ $labels.store }} is {{ $value | humanizeDuration }} behind',
    page: {
      meaning: `A standby of a database is more than ${time(bound)} behind its leader.`,
      impact: 'Reads from it are stale. If it had to lead now, what it misses would be lost.',
      look,
      mend: [
        {
          text: 'A full volume or a slow disk shows in the events of its pod. A standby that cannot catch up is made again by deleting it with its volume; the operator copies it from the leader.',
          commands: perNamespace(replicated, (name, namespace) => [
            `kubectl cnpg destroy ${name} <instance> -n ${namespace}`,
          ]),
        },
      ],
    },
  }));
}
