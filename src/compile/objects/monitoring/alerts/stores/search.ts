import type { Store } from '../../../../../model/index.ts';
import { type Alert, type AlertContext, builtIn, share, time } from '../../alert.ts';
import { storesBy } from '../../watched.ts';
import { condition } from './condition.ts';
import { callersOf, group, lookAtExporters, perNamespace } from './look.ts';

/** The alerts about clusters for search. */
export function searchAlerts(context: AlertContext): readonly Alert[] {
  const stores = storesBy(context.environment, 'elasticsearch');
  if (stores.length === 0) return [];
  return [...unhealthyAlert(context, stores), ...diskAlert(context, stores)];
}

function unhealthyAlert(context: AlertContext, stores: readonly Store[]): readonly Alert[] {
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
            ...perNamespace(
              stores.filter(({ runs }) => runs === 'cluster'),
              (name, namespace) => [
                `kubectl -n ${namespace} get elasticsearch ${name}`,
                `kubectl -n ${namespace} get pods -l elasticsearch.k8s.elastic.co/cluster-name=${name} -o wide`,
              ],
            ),
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

function diskAlert(context: AlertContext, stores: readonly Store[]): readonly Alert[] {
  const bytes = (which: string) => `elasticsearch_filesystem_data_${which}_bytes{${condition(stores)}}`;
  return builtIn(context, group, 'SearchDiskAlmostFull', (bound) => ({
    expr: `max by (store, name) (1 - ${bytes('available')} / ${bytes('size')}) > ${bound}`,
    why: 'At 85 % a node takes no further shards, at 95 % its indices are read only.',
    summary: '{{ $labels.name }} of {{ $labels.store }} is {{ $value | humanizePercentage }} full',
    page: {
      meaning: `A node of a search cluster uses more than ${share(bound)} of its disk.`,
      impact: `Soon nothing can be written. Callers: ${callersOf(context, stores)}.`,
      look: [
        {
          text: 'Which indices are large:',
          commands: [
            'curl -s "$ADDRESS/_cat/allocation?v"',
            'curl -s "$ADDRESS/_cat/indices?v&s=store.size:desc" | head -20',
          ],
        },
      ],
      mend: [{ text: 'Delete old indices, or raise the storage of the store in the definition.' }],
    },
  }));
}
