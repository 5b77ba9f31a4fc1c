import type { DataPath } from '../../../base/index.ts';
import {
  type AlertDefault,
  type AlertSeverity,
  type BuiltInAlert,
  builtInAlerts,
  readPromql,
} from '../../../telemetry/index.ts';
import type { Alerts, BuiltIn, OwnAlert } from '../../platform/observability.ts';
import type { ReadDefinition } from '../../schema/platform.ts';
import { type Context, own, pick, pickPath, reportUnknown } from '../context.ts';
import { readBound } from './bound.ts';
import { resolveReceivers } from './receivers.ts';

type Given = NonNullable<NonNullable<ReadDefinition['observability']>['alerts']>;

const path: DataPath = ['observability', 'alerts'];
const minute = 60;

/** Who is told of what in the environment; undefined where nobody wants to be told. */
export function resolveAlerts(context: Context): Alerts | undefined {
  const given = context.definition.observability?.alerts;
  if (given === undefined) return undefined;
  if (context.definition.observability?.metrics?.engine === 'elsewhere') {
    context.report({
      path,
      atKey: true,
      reason: 'alerts need a Prometheus of the platform, and metrics are collected elsewhere',
      fix: "Remove engine: 'elsewhere', or the alerts.",
      needs: [['observability', 'metrics', 'engine']],
    });
  }
  const receivers = resolveReceivers(context, given.receivers, [...path, 'receivers']);
  const names = Object.keys(given.receivers);
  const [first] = names;
  if (first === undefined) {
    context.report({
      path: [...path, 'receivers'],
      reason: 'there is nobody to tell',
      fix: "Name one: 'on-call': { pagerduty: 'pagerduty/integration-key' }.",
    });
  }
  const known = (name: string, place: DataPath): string => {
    if (!names.includes(name))
      reportUnknown(context, 'receiver', name, names, place, [[...path, 'receivers']]);
    return name;
  };
  const told = (severity: AlertSeverity): string | undefined => {
    const spread = given.notify?.[severity];
    const name = pick(spread, context);
    return name && known(name, pickPath(spread, context, [...path, 'notify', severity]));
  };
  const critical = told('critical') ?? first ?? '';
  return {
    receivers,
    notify: { critical, warning: told('warning') ?? critical },
    escalation: resolveEscalation(context, given, known),
    heartbeat: given.heartbeat && known(given.heartbeat, [...path, 'heartbeat']),
    builtIn: resolveBuiltIn(context, given),
    own: Object.entries(given.own ?? {}).map(([name, alert]) => resolveOwn(context, name, alert)),
    path,
  };
}

function resolveEscalation(
  context: Context,
  given: Given,
  known: (name: string, place: DataPath) => string,
): Alerts['escalation'] {
  const steps = (given.escalation ?? []).map(({ after, to }, index) => {
    const place = [...path, 'escalation', index];
    return { after, to: known(to, [...place, 'to']), path: place };
  });
  for (const [index, step] of steps.entries()) {
    if (step.after >= minute && step.after > (steps[index - 1]?.after ?? 0)) continue;
    context.report({
      path: [...step.path, 'after'],
      reason:
        'a step of the escalation comes at least a minute after the alert, and after the step before it',
      fix: "Write the steps in order: '15m', '1h' ...",
    });
  }
  return steps;
}

function resolveBuiltIn(context: Context, given: Given): readonly BuiltIn[] {
  return (Object.entries(builtInAlerts) as [BuiltInAlert, AlertDefault][]).flatMap(([name, usual]) => {
    const change = own(given.builtIn, name);
    if (change === false) return [];
    const place = change === undefined ? path : [...path, 'builtIn', name];
    const bound =
      change?.beyond === undefined
        ? usual.bound?.value
        : readBound(context, usual.bound?.kind, change.beyond, [...place, 'beyond']);
    return [
      {
        name,
        bound,
        for: change?.for ?? usual.for,
        severity: change?.severity ?? usual.severity,
        path: place,
      },
    ];
  });
}

function resolveOwn(context: Context, name: string, given: NonNullable<Given['own']>[string]): OwnAlert {
  const place = [...path, 'own', name];
  const { fault } = readPromql(given.expr);
  if (fault !== undefined) {
    context.report({
      path: [...place, 'expr'],
      reason: `the expression is no PromQL: ${fault.reason}`,
      fix: "Write an expression such as 'rate(jobs_failed_total[5m]) > 0'.",
    });
  }
  return {
    name,
    expr: given.expr,
    for: given.for ?? 5 * minute,
    severity: given.severity ?? 'warning',
    summary: given.summary,
    action: given.action,
    path: place,
  };
}
