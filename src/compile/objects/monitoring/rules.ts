import type { DataPath, Sourced } from '../../../base/index.ts';
import type { PrometheusRule } from '../../../kubernetes/index.ts';
import type { Environment, Platform } from '../../../model/index.ts';
import { recordings } from '../../../telemetry/index.ts';
import { runbookAddress } from '../addresses.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';
import { type Alert, time } from './alert.ts';

/** A group of rules, as Prometheus reads them from files and objects alike. */
export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly Rule[];
}

type Rule =
  | { readonly record: string; readonly expr: string }
  | {
      readonly alert: string;
      readonly expr: string;
      readonly for?: string;
      readonly labels: Readonly<Record<string, string>>;
      readonly annotations: { readonly summary: string; readonly runbook_url: string };
    };

/** A group with the reasons and places of its rules, by path inside the group. */
export interface NotedGroup {
  readonly group: RuleGroup;
  readonly comments: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, DataPath>>;
}

/** What is computed from the metrics of services once for everybody who asks. */
export function recordingGroup(): NotedGroup {
  return {
    group: { name: 'service-recordings', rules: recordings.map(({ record, expr }) => ({ record, expr })) },
    comments: Object.fromEntries(recordings.map(({ what }, index) => [`rules[${index}]`, what])),
    fields: {},
  };
}

/** The alerts by their groups. */
export function alertGroups(
  platform: Platform,
  environment: Environment,
  alerts: readonly Alert[],
): readonly NotedGroup[] {
  const names = [...new Set(alerts.map(({ group }) => group))];
  return names.map((name) => {
    const members = alerts.filter(({ group }) => group === name);
    return {
      group: { name, rules: members.map((alert) => ruleOf(platform, environment, alert)) },
      comments: Object.fromEntries(
        members.flatMap(({ why }, index) => (why === undefined ? [] : [[`rules[${index}]`, why]])),
      ),
      fields: Object.fromEntries(members.map(({ from }, index) => [`rules[${index}]`, from])),
    };
  });
}

function ruleOf(platform: Platform, environment: Environment, alert: Alert): Rule {
  return {
    alert: alert.name,
    expr: alert.expr,
    ...(alert.for === 0 ? {} : { for: time(alert.for) }),
    labels: { severity: alert.severity, ...alert.labels },
    annotations: {
      summary: alert.summary,
      runbook_url: runbookAddress(platform, environment, alert.name),
    },
  };
}

/** The groups as an object that the operator reads. */
export function ruleObject(
  platform: Platform,
  { monitoringNamespace: namespace }: Environment,
  name: string,
  groups: readonly NotedGroup[],
  from: DataPath,
): Sourced {
  const object = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name, namespace, labels: labelsOf(platform, name, 'monitoring') },
    spec: { groups: groups.map(({ group }) => group) },
  } as unknown as PrometheusRule;
  const at = <Note>(notes: (group: NotedGroup) => Readonly<Record<string, Note>>) =>
    Object.fromEntries(
      groups.flatMap((one, index) =>
        Object.entries(notes(one)).map(([path, note]) => [`spec.groups[${index}].${path}`, note]),
      ),
    );
  return sourced(object, from, { comments: at((one) => one.comments), fields: at((one) => one.fields) });
}
