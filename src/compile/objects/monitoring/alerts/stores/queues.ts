import type { Store } from '../../../../../model/index.ts';
import { type Alert, type AlertContext, builtIn } from '../../alert.ts';
import { storesBy } from '../../watched.ts';
import { addPods } from '../remedies.ts';
import { condition } from './condition.ts';
import { group, lookAtExporters, perNamespace } from './look.ts';

/** The alerts about RabbitMQ. */
export function queueAlerts(context: AlertContext): readonly Alert[] {
  const own = storesBy(context.environment, 'rabbitmq');
  const managed = storesBy(context.environment, 'managed-broker');
  const stores = [...own, ...managed];
  if (stores.length === 0) return [];
  const commands = (command: string) =>
    perNamespace(own, (name, namespace) => [
      `kubectl -n ${namespace} exec ${name}-server-0 -c rabbitmq -- ${command}`,
    ]);
  const workers = context.environment.services.filter(({ calls }) =>
    stores.some(({ name }) => calls.stores.includes(name)),
  );
  return [
    ...builtIn(context, group, 'QueueBacklog', (bound) => ({
      expr: waiting(own, managed)
        .map((messages) => `${messages} > ${bound}`)
        .join('\nor '),
      summary: '{{ $value }} messages wait in {{ $labels.queue }} of {{ $labels.store }}',
      page: {
        meaning: `More than ${bound} messages wait in a queue.`,
        impact: 'What they ask for happens late; at last the broker stops taking new ones.',
        look: [
          ...(own.length === 0
            ? []
            : [
                {
                  text: 'Which queues, and whether anybody takes from them:',
                  commands: commands(
                    'rabbitmqctl list_queues name messages_ready messages_unacknowledged consumers',
                  ),
                },
              ]),
          ...lookAtExporters(context, managed),
          { text: `Whether those who take from it run: ${workers.map(({ name }) => name).join(', ')}.` },
        ],
        mend: [
          { text: 'If one message fails again and again, move it aside.' },
          ...addPods(context, 'Else add pods of the service that takes from it'),
        ],
      },
    })),
    ...builtIn(context, group, 'QueueBrokerAlarm', () => ({
      expr: alarms(own, managed).join('\nor '),
      summary: 'The broker {{ $labels.store }} takes no messages',
      page: {
        meaning:
          'A node of the broker is out of memory or disk, so that it blocks all who publish; or none answers.',
        impact: `Whoever publishes waits or fails: ${workers.map(({ name }) => name).join(', ')}.`,
        look: [
          ...(own.length === 0
            ? []
            : [
                {
                  text: 'Alarms, memory and disk of the nodes:',
                  commands: commands('rabbitmq-diagnostics status'),
                },
              ]),
          ...lookAtExporters(context, managed),
        ],
        mend: [
          {
            text: 'Take messages away by working them off or purging a queue that nobody needs; then raise memory or storage in the definition.',
          },
        ],
      },
    })),
  ];
}

/** Messages that wait, by queue: the plugin of a broker in the cluster says so, the management API of a managed one. */
function waiting(own: readonly Store[], managed: readonly Store[]): readonly string[] {
  return [
    ...(own.length === 0
      ? []
      : [`sum by (store, vhost, queue) (rabbitmq_detailed_queue_messages_ready{${condition(own)}})`]),
    ...(managed.length === 0
      ? []
      : [
          `sum by (store, queue) (label_replace(rabbitmq_message_current{${condition(managed)}, state="ready"}, "queue", "$1", "rabbitmq_queue_name", "(.*)"))`,
        ]),
  ];
}

/** A node that blocks publishers, or a broker of which nobody hears. */
function alarms(own: readonly Store[], managed: readonly Store[]): readonly string[] {
  const parts = (stores: readonly Store[], by: string, metrics: readonly string[], sign: string) =>
    stores.length === 0
      ? []
      : [
          ...metrics.map((metric) => `max by (${by}) (${metric}{${condition(stores)}}) == 1`),
          ...stores.map(({ name }) => `absent(${sign}{store="${name}"})`),
        ];
  return [
    ...parts(
      own,
      'store, pod',
      ['rabbitmq_alarms_memory_used_watermark', 'rabbitmq_alarms_free_disk_space_watermark'],
      'rabbitmq_identity_info',
    ),
    ...parts(
      managed,
      'store',
      ['rabbitmq_node_mem_alarm', 'rabbitmq_node_disk_free_alarm'],
      'rabbitmq_node_mem_alarm',
    ),
  ];
}
