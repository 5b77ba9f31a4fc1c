import type { Store } from '../../../../../model/index.ts';
import { poolerName } from '../../../store-pods.ts';
import { type Alert, type AlertContext, builtIn, time } from '../../alert.ts';
import { condition } from './condition.ts';
import { callersOf, group, perNamespace } from './look.ts';

/** The alert about the pools of connections before databases. */
export function poolAlert(context: AlertContext, own: readonly Store[]): readonly Alert[] {
  const pooled = own.filter(({ pooler }) => pooler);
  if (pooled.length === 0) return [];
  return builtIn(context, group, 'ConnectionPoolExhausted', (bound) => ({
    expr: `max by (store, pod) (cnpg_pgbouncer_pools_maxwait{${condition(pooled)}}) > ${bound}`,
    summary: 'Callers of {{ $labels.store }} wait {{ $value | humanizeDuration }} for a connection',
    page: {
      meaning: `A caller has waited more than ${time(bound)} for a connection of the pool: all of them are in use.`,
      impact: `Requests wait, then fail. Callers: ${callersOf(context, pooled)}.`,
      look: [
        {
          text: 'Who waits, and for which database:',
          commands: [
            'cnpg_pgbouncer_pools_cl_waiting{store="<store>"}',
            'cnpg_pgbouncer_pools_sv_active{store="<store>"}',
            ...perNamespace(pooled, (name, namespace) => [
              `kubectl -n ${namespace} logs -l cnpg.io/poolerName=${poolerName({ name })} --tail=50 --prefix`,
            ]),
          ],
        },
        {
          text: 'What holds the connections: long transactions keep one each.',
          commands: [
            'SELECT pid, usename, now() - xact_start AS open, state, query FROM pg_stat_activity WHERE xact_start IS NOT NULL ORDER BY 3 DESC LIMIT 10;',
          ],
        },
      ],
      mend: [
        {
          text: 'Shorten the transactions; until then end the longest: SELECT pg_terminate_backend(<pid>);',
        },
        { text: 'If the database has connections to spare, raise default_pool_size by an override.' },
      ],
    },
  }));
}
