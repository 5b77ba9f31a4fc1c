import { type Alert, type AlertContext, builtIn, type Step, share, time } from '../../alert.ts';
import { storesBy } from '../../watched.ts';
import { condition, downOrGone } from './condition.ts';
import { callersOf, group, lookAtExporters, perNamespace } from './look.ts';

/** The alerts about Redis. */
export function redisAlerts(context: AlertContext): readonly Alert[] {
  const stores = storesBy(context.environment, 'redis');
  if (stores.length === 0) return [];
  const inCluster = stores.filter(({ runs }) => runs === 'cluster');
  const look: readonly Step[] = [
    ...(inCluster.length === 0
      ? []
      : [
          {
            text: 'Its pod and what it says:',
            commands: perNamespace(inCluster, (name, namespace) => [
              `kubectl -n ${namespace} get pods -l app.kubernetes.io/name=${name} -o wide`,
              `kubectl -n ${namespace} logs statefulset/${name} --tail=50`,
            ]),
          },
        ]),
    ...lookAtExporters(
      context,
      stores.filter(({ runs }) => runs === 'managed'),
    ),
  ];
  return [
    ...builtIn(context, group, 'RedisUnavailable', (_, { for: wait }) => ({
      expr: downOrGone('redis_up', stores).join('\nor '),
      why: 'Where the exporter is gone itself, nobody knows, which is as bad.',
      summary: 'Nobody can connect to {{ $labels.store }}',
      page: {
        meaning: `For ${time(wait)} the exporter could not ask Redis, or was gone.`,
        impact: `Sessions and cached answers are gone or stale. Callers: ${callersOf(context, stores)}.`,
        look,
        mend: [
          {
            text: 'A pod that does not start: look at its volume and its memory limit.',
            commands: perNamespace(inCluster, (name, namespace) => [
              `kubectl -n ${namespace} rollout restart statefulset/${name}`,
            ]),
          },
          {
            text: 'Refused passwords: the secret of the exporter and the callers must be that of the server.',
          },
        ],
      },
    })),
    ...builtIn(context, group, 'RedisMemoryHigh', (bound) => ({
      expr: `max by (store) (redis_memory_used_bytes{${condition(stores)}} / (redis_memory_max_bytes > 0)) > ${bound}`,
      why: 'A server without a bound of its own says zero.',
      summary: '{{ $labels.store }} uses {{ $value | humanizePercentage }} of its memory',
      page: {
        meaning: `Redis uses more than ${share(bound)} of the memory that it may use.`,
        impact: 'Beyond it keys with an expiry go before their time; where none has one, writes are refused.',
        look: [
          {
            text: 'Whether keys are taken away already, and what is kept:',
            commands: [
              'rate(redis_evicted_keys_total{store="<store>"}[5m])',
              'redis_db_keys{store="<store>"}',
            ],
          },
          ...look,
        ],
        mend: [{ text: 'Give keys an expiry, or raise the memory of the store in the definition.' }],
      },
    })),
  ];
}
