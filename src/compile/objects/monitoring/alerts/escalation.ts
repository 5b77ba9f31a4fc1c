import { type Alert, type AlertContext, time } from '../alert.ts';

/** The label that tells the step of the escalation to Alertmanager. */
export const escalationLabel = 'escalation';
/** The name of the alert about alerts. */
const unresolved = 'CriticalAlertUnresolved';

/** An alert about alerts for each step of the escalation: Alertmanager itself cannot wait and then tell another. */
export function escalationAlerts({ alerts }: AlertContext): readonly Alert[] {
  return alerts.escalation.map(({ after, to, path }, index) => ({
    name: unresolved,
    group: 'escalation',
    expr: `count by (alert, namespace, service, store) (label_replace(ALERTS{alertstate="firing", severity="critical", alertname!="${unresolved}"}, "alert", "$1", "alertname", "(.*)"))`,
    for: after,
    severity: 'critical',
    labels: { [escalationLabel]: String(index + 1) },
    summary: `{{ $labels.alert }} has been firing for ${time(after)}`,
    page: {
      meaning: `A critical alert goes on, though those who are on call were told ${time(after)} ago. Its name stands in the label alert.`,
      impact: 'That of the alert it speaks of; see its own page.',
      look: [
        { text: 'Whether somebody works on it: ask those who are on call, then open the page of the alert.' },
      ],
      mend: [{ text: `${to} decides: who helps, who tells the users, and whether something is turned off.` }],
    },
    from: path.slice(0, -1),
  }));
}
