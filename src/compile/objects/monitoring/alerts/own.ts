import { type Alert, type AlertContext, time } from '../alert.ts';

/** The alerts that the definition writes itself. */
export function ownAlerts({ alerts }: AlertContext): readonly Alert[] {
  return alerts.own.map(({ name, expr, for: wait, severity, summary, action, path }) => ({
    name,
    group: 'own',
    expr,
    for: wait,
    severity,
    summary,
    page: {
      meaning:
        wait === 0 ? 'The expression below holds.' : `The expression below has held for ${time(wait)}.`,
      impact:
        severity === 'critical' ? 'Somebody must act now.' : 'It can wait until the next day, and no longer.',
      look: [{ text: 'What the expression says, in Prometheus:', commands: [expr] }],
      mend: [
        {
          text:
            action ??
            'Nobody has written down yet what helps: whoever finds out adds `action` to the alert in the definition.',
        },
      ],
    },
    from: path,
  }));
}
