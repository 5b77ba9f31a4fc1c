import { z } from 'zod';
import { nearest } from '../../base/index.ts';
import { builtInAlerts } from '../../telemetry/index.ts';
import { perEnvironment } from './environment.ts';
import { forward } from './issue.ts';
import { described, jsonOf } from './json.ts';
import { choice, fields, leaf, type Read, sayValue, text, words } from './leaf.ts';
import { named } from './name.ts';
import { record } from './record.ts';
import { duration } from './unit.ts';

const mailAddress = text(
  'an e-mail address',
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  "Write an address such as 'on-call@example.com'.",
);

export const slack = fields({
  channel: text('a Slack channel', /^[#@]\S+$/, "Write it with its sign: '#alerts'."),
  url: words,
});

export const email = fields({
  to: mailAddress,
  from: mailAddress,
  server: text('a mail server', /^[\w.-]+:\d+$/, "Write host and port: 'smtp.example.com:587'."),
  user: words.optional(),
  password: words.optional(),
});

export const receiver = fields({
  pagerduty: words.optional(),
  slack: slack.optional(),
  email: email.optional(),
  webhook: words.optional(),
});

export const notify = (environments: readonly string[]) =>
  fields({
    critical: perEnvironment(words, environments).optional(),
    warning: perEnvironment(words, environments).optional(),
  });

export const escalation = fields({ after: duration, to: words });

const severity = choice('critical', 'warning');

/** A bound as it is written; what it measures depends on the alert. */
const bound = leaf<string | number>({ type: ['string', 'number'] }, (value) =>
  typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
    ? { value }
    : {
        reason: `${sayValue(value)} is not a bound`,
        fix: "Write a share ('5%'), a time ('1s') or a number.",
      },
);

export const alertChange = fields({
  beyond: bound.optional(),
  for: duration.optional(),
  severity: severity.optional(),
});

type AlertChange = z.output<typeof alertChange>;

/** A change, or false where the alert is not wanted. */
const changeOrOff: z.ZodType<AlertChange | false> = described(
  z.unknown().transform((value, context): AlertChange | false => {
    if (value === false) return false;
    const outcome = alertChange.safeParse(value);
    if (outcome.success) return outcome.data;
    forward(context, outcome.error.issues, [], value);
    return z.NEVER;
  }),
  () => ({ anyOf: [{ const: false }, jsonOf(alertChange)] }),
);

const builtInNames = Object.keys(builtInAlerts);

function readBuiltIn(name: string): Read<string> {
  if (builtInNames.includes(name)) return { value: name };
  const meant = nearest(name, builtInNames);
  return {
    reason: `there is no built-in alert '${name}'`,
    fix: meant === undefined ? `There are: ${builtInNames.join(', ')}.` : `Did you mean '${meant}'?`,
  };
}

const alertName = /^[A-Z][A-Za-z0-9]{0,62}$/;

function readAlertName(name: string): Read<string> {
  if (builtInNames.includes(name)) {
    return { reason: `'${name}' is a built-in alert`, fix: 'Change it under `builtIn`, or rename this one.' };
  }
  return alertName.test(name)
    ? { value: name }
    : { reason: `'${name}' cannot be the name of an alert`, fix: "Write it like 'OrdersStalled'." };
}

export const ownAlert = fields({
  expr: words,
  for: duration.optional(),
  severity: severity.optional(),
  summary: words,
  action: words.optional(),
});

export const alerts = (environments: readonly string[]) =>
  fields({
    receivers: named('a receiver', receiver),
    notify: notify(environments).optional(),
    escalation: z.array(escalation).min(1).optional(),
    heartbeat: words.optional(),
    builtIn: record(changeOrOff, {
      what: 'the name of a built-in alert',
      json: { enum: builtInNames },
      check: readBuiltIn,
    }).optional(),
    own: record(ownAlert, {
      what: 'the name of an alert',
      json: { pattern: alertName.source },
      check: readAlertName,
    }).optional(),
  });
