import { type Alert, type AlertContext, builtIn } from '../../alert.ts';
import { storesBy } from '../../watched.ts';
import { addPods } from '../hands.ts';
import { condition } from './condition.ts';
import { group } from './look.ts';

/** The alerts about RabbitMQ. */
export function queueAlerts(context: AlertContext): readonly Alert[] {
  const stores = storesBy(context.environment, 'rabbitmq');
  if (stores.length === 0) return [];
  const commands = (command: string) =>
    stores.map(
      ({ name, namespace }) => `kubectl -n ${namespace} exec ${name}-server-0 -c rabbitmq -- ${command}`,
    );
  const workers = context.environment.services.filter(({ calls }) =>
    stores.some(({ name }) => calls.stores.includes(name)),
  );
  return [
    ...builtIn(context, group, 'QueueBacklog', (bound) => ({
      expr: `sum by (store, vhost, queue) (rabbitmq_detailed_queue_messages_ready{${condition(stores)}}) > ${bound}`,
      summary: '{{ $value }} messages wait in {{ $labels.queue }} of {{ $labels.store }}',
      page: {
        meaning: `More than ${bound} messages wait in a queue.`,
        impact: 'What they ask for happens late; at last the broker stops taking new ones.',
        look: [
          {
            text: 'Which queues, and whether anybody takes from them:',
            commands: commands(
              'rabbitmqctl list_queues name messages_ready messages_unacknowledged consumers',
            ),
          },
          { text: `Whether those who take from it run: ${workers.map(({ name }) => name).join(', ')}.` },
        ],
        mend: [
          { text: 'If one message fails again and again, move it aside.' },
          ...addPods(context, 'Else add pods of the service that takes from it'),
        ],
      },
    })),
    ...builtIn(context, group, 'QueueBrokerAlarm', () => ({
      expr: [
        `max by (store, pod) (rabbitmq_alarms_memory_used_watermark{${condition(stores)}}) == 1`,
        `max by (store, pod) (rabbitmq_alarms_free_disk_space_watermark{${condition(stores)}}) == 1`,
        ...stores.map(({ name }) => `absent(rabbitmq_identity_info{store="${name}"})`),
      ].join('\nor '),
      summary: 'The broker {{ $labels.store }} takes no messages',
      page: {
        meaning:
          'A node of the broker is out of memory or disk, so that it blocks all who publish; or none answers.',
        impact: `Whoever publishes waits or fails: ${workers.map(({ name }) => name).join(', ')}.`,
        look: [
          {
            text: 'Alarms, memory and disk of the nodes:',
            commands: commands('rabbitmq-diagnostics status'),
          },
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
