import { alertmanagerService, prometheusService } from '../../addresses.ts';
import { type Alert, type AlertContext, builtIn, time } from '../alert.ts';

const group = 'monitoring';

/** The alerts about the monitoring itself: who watches must be watched. */
export function monitoringAlerts(context: AlertContext): readonly Alert[] {
  const { monitoringNamespace: namespace } = context.environment;
  const server = prometheusService(context.environment);
  const teller = alertmanagerService(context.environment);
  const port = {
    text: 'Open Prometheus on your own machine, at http://localhost:9090:',
    commands: [`kubectl -n ${namespace} port-forward svc/${server.name} 9090:${server.port}`],
  };
  const alertmanager = {
    text: 'Open Alertmanager, at http://localhost:9093:',
    commands: [`kubectl -n ${namespace} port-forward svc/${teller.name} 9093:${teller.port}`],
  };
  return [
    ...builtIn(context, group, 'TargetDown', (_, { for: wait }) => ({
      expr: 'count by (namespace, job) (up == 0) / count by (namespace, job) (up) > 0.1',
      summary: '{{ $value | humanizePercentage }} of the targets of {{ $labels.job }} do not answer',
      page: {
        meaning: `For ${time(wait)} more than a tenth of the targets of a job could not be scraped.`,
        impact: 'What is not measured raises no alarm.',
        look: [
          port,
          {
            text: 'Status, Target health says the error of each: a refused connection, a timeout (network policy), or a wrong path.',
          },
        ],
        mend: [
          {
            text: 'If the pods are fine, compare the port and path of the monitor with those of the service, and the network policies on the way.',
          },
        ],
      },
    })),
    ...builtIn(context, group, 'PrometheusConfigBroken', () => ({
      expr: [
        'max by (namespace, pod) (max_over_time(prometheus_config_last_reload_successful[5m])) == 0',
        'max by (namespace, pod) (max_over_time(alertmanager_config_last_reload_successful[5m])) == 0',
      ].join('\nor '),
      summary: '{{ $labels.pod }} cannot read its configuration',
      page: {
        meaning: 'Prometheus or Alertmanager refuses its new configuration and goes on with the old one.',
        impact: 'Changes of alerts, targets and receivers have no effect; after a restart nothing works.',
        look: [
          {
            text: 'What it refuses:',
            commands: [
              `kubectl -n ${namespace} logs -l app.kubernetes.io/name=prometheus -c prometheus --tail=50`,
              `kubectl -n ${namespace} logs -l app.kubernetes.io/name=alertmanager -c alertmanager --tail=50`,
            ],
          },
        ],
        mend: [
          {
            text: 'Go back to the configuration before, and check the new one before it is applied again.',
            commands: ['promtool check config prometheus.yml', 'amtool check-config alertmanager.yml'],
          },
        ],
      },
    })),
    ...builtIn(context, group, 'PrometheusRuleFailing', () => ({
      expr: 'sum by (namespace, pod, rule_group) (increase(prometheus_rule_evaluation_failures_total[15m])) > 0',
      summary: 'Rules of {{ $labels.rule_group }} cannot be evaluated',
      page: {
        meaning: 'An expression fails whenever it is evaluated.',
        impact: 'Its alert can never fire.',
        look: [
          port,
          { text: 'Status, Rule health says the error; mostly two series match where one is expected.' },
        ],
        mend: [{ text: 'Mend the expression in the definition.' }],
      },
    })),
    ...builtIn(context, group, 'NotificationsFailing', () => ({
      expr: [
        'sum by (namespace, integration) (rate(alertmanager_notifications_failed_total[5m])) > 0',
        'max by (namespace, pod) (prometheus_notifications_alertmanagers_discovered) < 1',
      ].join('\nor '),
      summary: 'Alerts do not reach their receivers{{ with $labels.integration }} by {{ . }}{{ end }}',
      page: {
        meaning: 'Alertmanager cannot tell a receiver, or Prometheus knows no Alertmanager.',
        impact: 'Nobody hears of anything else that is wrong.',
        look: [
          {
            text: 'What is refused:',
            commands: [
              `kubectl -n ${namespace} logs -l app.kubernetes.io/name=alertmanager -c alertmanager --tail=100`,
            ],
          },
          alertmanager,
        ],
        mend: [
          {
            text: 'Most often a key was revoked or an address has changed: put the new one into its secret, and the pods read it by themselves.',
          },
        ],
      },
    })),
    ...(context.alerts.heartbeat === undefined
      ? []
      : builtIn(context, group, 'Watchdog', () => ({
          expr: 'vector(1)',
          why: 'Always fires. Whoever receives it raises the alarm when it stops.',
          summary: 'Alerting works',
          page: {
            meaning: `Fires all the time, and goes to ${context.alerts.heartbeat}, who raises the alarm when it has not come for a while.`,
            impact:
              'If it stops, Prometheus, Alertmanager or the way out is down, and no other alert can be heard.',
            look: [
              {
                text: 'Whether they run:',
                commands: [
                  `kubectl -n ${namespace} get pods -l 'app.kubernetes.io/name in (prometheus, alertmanager)' -o wide`,
                ],
              },
              port,
              alertmanager,
            ],
            mend: [{ text: 'Bring them back first: until then, look at the services by hand.' }],
          },
        })).map((alert): Alert => ({ ...alert, severity: 'none' }))),
  ];
}
