import type { DataPath } from '../../../base/index.ts';
import type { Alerts, BuiltIn, Environment, Platform } from '../../../model/index.ts';
import type { AlertSeverity, BuiltInAlert } from '../../../telemetry/index.ts';
import type { Component } from '../area.ts';

/** What whoever is woken by an alert must know. */
export interface RunbookPage {
  /** What the alert says, in sentences. */
  readonly meaning: string;
  /** What users notice. */
  readonly impact: string;
  /** What to look at: a sentence, and the commands that show it. */
  readonly look: readonly Step[];
  /** What helps. */
  readonly mend: readonly Step[];
}

/** One step of a page: what to do, and how. */
export interface Step {
  readonly text: string;
  readonly commands?: readonly string[];
}

/** An alert with all that is said about it. */
export interface Alert {
  readonly name: string;
  /** What the alert belongs to; one group of rules each. */
  readonly group: string;
  readonly expr: string;
  /** Seconds. */
  readonly for: number;
  readonly severity: AlertSeverity | 'none';
  readonly labels?: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Written above the rule: why it is asked this way. */
  readonly why?: string;
  readonly page: RunbookPage;
  readonly from: DataPath;
}

/** What alerts are made from. */
export interface AlertContext {
  readonly platform: Platform;
  readonly environment: Environment;
  readonly alerts: Alerts;
  /** The software that the environment stands on, by name. */
  readonly components: ReadonlyMap<string, Component>;
}

/** What an alert says beside what the definition decides about it. */
export type AlertText = Pick<Alert, 'expr' | 'summary' | 'page' | 'why'>;

/** A built-in alert, unless the definition does not want it. */
export function builtIn(
  { alerts }: AlertContext,
  group: string,
  name: BuiltInAlert,
  text: (bound: number, settings: BuiltIn) => AlertText | undefined,
): readonly Alert[] {
  const settings = alerts.builtIn.find((one) => one.name === name);
  const made = settings && text(settings.bound ?? 0, settings);
  if (settings === undefined || made === undefined) return [];
  return [{ name, group, for: settings.for, severity: settings.severity, from: settings.path, ...made }];
}

/** A condition that matches any of some names. */
export function anyOf(label: string, names: readonly string[]): string {
  const unique = [...new Set(names)];
  return unique.length === 1 ? `${label}="${unique[0]}"` : `${label}=~"${unique.join('|')}"`;
}

/** A share as people say it: 0.05 is '5%'. */
export function share(value: number): string {
  return `${Number((value * 100).toFixed(3))}%`;
}

/** Seconds as people and Prometheus say them: 5400 is '1h30m', 0.25 is '250ms'. */
export function time(seconds: number): string {
  if (seconds === 0) return '0s';
  const units = [
    ['d', 86400],
    ['h', 3600],
    ['m', 60],
    ['s', 1],
    ['ms', 0.001],
  ] as const;
  let rest = seconds;
  let text = '';
  for (const [unit, length] of units) {
    const count = unit === 'ms' ? Math.round(rest / length) : Math.floor(rest / length);
    if (count === 0) continue;
    text += `${count}${unit}`;
    rest -= count * length;
    if (rest < 0.0005) break;
  }
  return text;
}
