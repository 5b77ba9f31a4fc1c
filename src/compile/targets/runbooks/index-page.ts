import type { Environment, Platform, Receiver } from '../../../model/index.ts';
import { alertmanagerService, prometheusService } from '../../objects/addresses.ts';
import { share, time } from '../../objects/monitoring/alert.ts';
import type { AlertPlace } from './place.ts';

const days = 30;

/** The page that leads to all others: how to get in, who is told, what is promised, and every alert. */
export function indexPage(platform: Platform, alerts: ReadonlyMap<string, readonly AlertPlace[]>): string {
  const environments = [...alerts.values()].flat().map(({ environment }) => environment);
  const last = environments.at(-1);
  if (last === undefined) throw new Error('no alert is in any environment');
  const sections = [
    '# Runbooks',
    `A page for each alert of ${platform.name}: what it means, what to look at, and what helps. Names in angle brackets stand in the labels of the alert.`,
    wayIn(last),
    whoIsTold(last),
    goals(platform),
    alertsTable(alerts),
  ];
  return `${sections.filter((section) => section !== undefined).join('\n\n')}\n`;
}

function wayIn(environment: Environment): string {
  const { monitoringNamespace } = environment;
  const prometheus = prometheusService(environment);
  const alertmanager = alertmanagerService(environment);
  return `## Way in

\`\`\`sh
kubectl -n ${monitoringNamespace} port-forward svc/${prometheus.name} 9090:${prometheus.port}    # http://localhost:9090
kubectl -n ${monitoringNamespace} port-forward svc/${alertmanager.name} 9093:${alertmanager.port}    # http://localhost:9093
\`\`\``;
}

function whoIsTold({ name, alerts }: Environment): string | undefined {
  if (alerts === undefined) return undefined;
  const { notify, escalation, heartbeat, receivers } = alerts;
  const way = (receiver: string) => {
    const found = receivers.find((one) => one.name === receiver);
    return found === undefined ? receiver : `${receiver} (${waysOf(found)})`;
  };
  const lines = [
    `critical: ${way(notify.critical)}, at once`,
    ...escalation.map(({ after, to }) => `critical for ${time(after)}: ${way(to)} as well`),
    `warning: ${way(notify.warning)}`,
    ...(heartbeat === undefined
      ? []
      : [`all the time: ${way(heartbeat)}, who misses it when alerting is down`]),
  ];
  return `## Who is told, in ${name}\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

function waysOf({ pagerduty, slack, email, webhook }: Receiver): string {
  return [
    ...(pagerduty === undefined ? [] : ['PagerDuty']),
    ...(slack === undefined ? [] : [`Slack ${slack.channel}`]),
    ...(email === undefined ? [] : [`e-mail to ${email.to}`]),
    ...(webhook === undefined ? [] : ['webhook']),
  ].join(', ');
}

/** What is promised in each environment, with what it leaves for errors. */
function goals(platform: Platform): string | undefined {
  const rows = platform.environments.flatMap((environment) =>
    environment.services.flatMap(({ name, goals: promised }) => {
      if (promised === undefined) return [];
      const { availability, latencyP95 } = promised;
      const budget =
        availability === undefined
          ? '-'
          : `${share(1 - availability.value)} of the requests, as much as ${time(Math.round((1 - availability.value) * days * 86400))} of outage`;
      return [
        [
          name,
          environment.name,
          availability === undefined ? '-' : share(availability.value),
          budget,
          latencyP95 === undefined ? '-' : `below ${time(latencyP95.value)}`,
        ],
      ];
    }),
  );
  if (rows.length === 0) return undefined;
  return `## Goals\n\n${table(['service', 'environment', 'availability', `error budget of ${days} days`, '95 % of the requests'], rows)}`;
}

function alertsTable(alerts: ReadonlyMap<string, readonly AlertPlace[]>): string {
  const rows = [...alerts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, places]) => [
      `[${name}](${name}.md)`,
      [...new Set(places.map(({ alert }) => alert.severity))].join(' or '),
      places.at(-1)?.alert.page.meaning.replace(/(?<=\.)\s.*$/s, '') ?? '',
    ]);
  return `## Alerts\n\n${table(['alert', 'severity', 'meaning'], rows)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
