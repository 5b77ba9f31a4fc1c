import { type Alert, type AlertContext, builtIn, time } from '../../alert.ts';
import { storesBy } from '../../watched.ts';
import { condition } from './condition.ts';
import { callersOf, group, lookAtExporters } from './look.ts';

/** The alert about clusters for search. */
export function searchAlert(context: AlertContext): readonly Alert[] {
  const stores = storesBy(context.environment, 'elasticsearch');
  if (stores.length === 0) return [];
  return builtIn(context, group, 'SearchClusterUnhealthy', (_, { for: wait }) => ({
    expr: [
      `max by (store) (elasticsearch_cluster_health_status{${condition(stores)}, color="red"}) == 1`,
      ...stores.map(({ name }) => `absent(elasticsearch_cluster_health_status{store="${name}"})`),
    ].join('\nor '),
    summary: 'The search cluster {{ $labels.store }} is red, or cannot be asked',
    page: {
      meaning: `For ${time(wait)} a primary shard has been missing, or nobody could ask.`,
      impact: `Searches miss results, and some writes fail. Callers: ${callersOf(context, stores)}.`,
      look: [
        {
          text: 'Which shards, and why:',
          commands: [
            'curl -s "$ADDRESS/_cluster/health?level=indices&pretty"',
            'curl -s "$ADDRESS/_cluster/allocation/explain?pretty"',
          ],
        },
        ...lookAtExporters(context, stores),
      ],
      mend: [
        {
          text: 'Most often a disk is full: delete old indices or enlarge it. A lost shard comes back with its node, or from a snapshot.',
        },
      ],
    },
  }));
}
