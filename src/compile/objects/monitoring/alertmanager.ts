import { compact, type JsonObject } from '../../../base/index.ts';
import type { Alerts, Environment, Receiver, SecretKey } from '../../../model/index.ts';
import { escalationLabel } from './alerts/escalation.ts';

/** Where the operator mounts the secrets that Alertmanager reads (AlertmanagerSpec.secrets), and so do we without it. */
export const mounted = '/etc/alertmanager/secrets';

/** The secrets that the receivers need, by name. */
export function alertmanagerSecrets({ receivers }: Alerts): readonly string[] {
  const keys = receivers.flatMap(({ pagerduty, slack, email, webhook }) => [
    pagerduty,
    slack?.url,
    email?.password,
    webhook,
  ]);
  return [...new Set(keys.flatMap((key) => key?.secret ?? []))].sort();
}

/**
 * The configuration of Alertmanager: who is told of what. Credentials are read from files.
 * Source of the fields: prometheus.io, alerting/configuration, Alertmanager 0.33.
 */
export function alertmanagerConfig(environment: Environment, alerts: Alerts): JsonObject {
  const { notify, escalation, heartbeat, receivers } = alerts;
  return {
    global: { resolve_timeout: '5m' },
    route: {
      receiver: notify.warning,
      group_by: ['alertname', 'namespace', 'service', 'store'],
      group_wait: '30s',
      group_interval: '5m',
      repeat_interval: '12h',
      routes: [
        ...(heartbeat === undefined
          ? []
          : [
              {
                receiver: heartbeat,
                matchers: ['alertname="Watchdog"'],
                group_by: ['alertname'],
                group_wait: '0s',
                group_interval: '1m',
                repeat_interval: '1m',
              },
            ]),
        ...escalation.map(({ to }, index) => ({
          receiver: to,
          matchers: [`${escalationLabel}="${index + 1}"`],
          group_by: ['alert', 'namespace', 'service', 'store'],
          repeat_interval: '1h',
        })),
        {
          receiver: notify.critical,
          matchers: ['severity="critical"'],
          group_wait: '10s',
          repeat_interval: '4h',
        },
      ],
    },
    inhibit_rules: inhibitions,
    receivers: receivers.map((receiver) => receiverOf(environment, receiver)),
  } as JsonObject;
}

/**
 * What says nothing new while something else fires. Only between alerts that both carry the labels of `equal`: a label
 * that neither has counts as equal, and would silence what has nothing to do with it.
 */
const inhibitions = [
  {
    source_matchers: ['alertname="ServiceDown"'],
    target_matchers: ['alertname=~"HighErrorRate|HighResponseTime|LatencyGoalMissed|ErrorBudgetBurn.*"'],
    equal: ['namespace', 'service'],
  },
  {
    source_matchers: ['alertname="ErrorBudgetBurnFast"'],
    target_matchers: ['alertname=~"ErrorBudgetBurn|ErrorBudgetBurnSlow|HighErrorRate"'],
    equal: ['namespace', 'service'],
  },
  {
    source_matchers: ['alertname="PodCrashLooping"'],
    target_matchers: ['alertname="PodRestartingOften"'],
    equal: ['namespace', 'pod', 'container'],
  },
  {
    source_matchers: ['alertname="NodeNotReady"'],
    target_matchers: ['alertname=~"NodeCpuHigh|NodeMemoryHigh|NodeDiskAlmostFull"'],
    equal: ['node'],
  },
  {
    source_matchers: ['alertname="DatabaseConnectionFailures"'],
    target_matchers: ['alertname=~"DatabaseConnectionsHigh|ReplicationLag"'],
    equal: ['store'],
  },
];

const title = '[{{ .Status | toUpper }}] {{ .CommonLabels.alertname }} ({{ .CommonLabels.environment }})';
const text = '{{ range .Alerts }}{{ .Annotations.summary }}\n{{ .Annotations.runbook_url }}\n{{ end }}';

function receiverOf({ name: environment }: Environment, receiver: Receiver): JsonObject {
  const { name, pagerduty, slack, email, webhook } = receiver;
  return compact({
    name,
    pagerduty_configs: pagerduty && [
      {
        routing_key_file: fileOf(pagerduty),
        severity: '{{ if eq .CommonLabels.severity "critical" }}critical{{ else }}warning{{ end }}',
        description: `${title}: {{ .CommonAnnotations.summary }}`,
        details: {
          environment,
          runbook: '{{ .CommonAnnotations.runbook_url }}',
          firing: '{{ template "pagerduty.default.instances" .Alerts.Firing }}',
        },
        send_resolved: true,
      },
    ],
    slack_configs: slack?.url && [
      { api_url_file: fileOf(slack.url), channel: slack.channel, title, text, send_resolved: true },
    ],
    email_configs: email && [
      compact({
        to: email.to,
        from: email.from,
        smarthost: email.server,
        auth_username: email.user,
        auth_password_file: email.password && fileOf(email.password),
        require_tls: true,
        headers: { Subject: title },
        send_resolved: true,
      }),
    ],
    webhook_configs: webhook && [{ url_file: fileOf(webhook), send_resolved: false }],
  }) as JsonObject;
}

function fileOf({ secret, key }: SecretKey): string {
  return `${mounted}/${secret}/${key}`;
}
