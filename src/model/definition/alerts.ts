import type { BuiltInAlert } from '../../telemetry/index.ts';
import type { PerEnvironment } from './value.ts';

/** Who is told of what goes wrong, and when. */
export interface Alerts<E extends string, ReceiverName extends string, SecretKey extends string> {
  /** Those who are told, by name; the first is told unless something else is said. */
  readonly receivers: { readonly [name in ReceiverName]: Receiver<SecretKey> };
  /** Who is told of critical alerts and of warnings. */
  readonly notify?: Notify<E, NoInfer<ReceiverName>>;
  /** Who is told when a critical alert goes on, in order. */
  readonly escalation?: readonly Escalation<NoInfer<ReceiverName>>[];
  /** Who is told all the time that alerting works, and raises the alarm when that stops (a dead man's switch). */
  readonly heartbeat?: NoInfer<ReceiverName>;
  /** Changes to the alerts that come with monitoring; false takes one away. */
  readonly builtIn?: { readonly [name in BuiltInAlert]?: AlertChange | false };
  /** Alerts of the platform's own, by name. */
  readonly own?: { readonly [name: string]: OwnAlert };
}

/** Somebody who is told, in one or several ways. Credentials are keys of secrets. */
export interface Receiver<SecretKey extends string> {
  /** PagerDuty: the integration key (Events API v2), as 'secret/key'. */
  readonly pagerduty?: SecretKey;
  /** Slack. */
  readonly slack?: Slack<SecretKey>;
  /** E-mail. */
  readonly email?: Email<SecretKey>;
  /** The address to which alerts are posted, as 'secret/key', since it often holds a token. */
  readonly webhook?: SecretKey;
}

/** A channel of Slack. */
export interface Slack<SecretKey extends string> {
  /** Name of the channel: '#platform-alerts'. */
  readonly channel: string;
  /** The incoming webhook, as 'secret/key'. */
  readonly url: SecretKey;
}

/** Alerts by e-mail. */
export interface Email<SecretKey extends string> {
  /** Address of the receiver. */
  readonly to: string;
  /** Address of the sender. */
  readonly from: string;
  /** Mail server with its port: 'smtp.example.com:587'. */
  readonly server: string;
  /** User at the mail server. */
  readonly user?: string;
  /** Password at the mail server, as 'secret/key'. */
  readonly password?: SecretKey;
}

/** Who is told of alerts by how grave they are. */
export interface Notify<E extends string, ReceiverName extends string> {
  /**
   * Of what somebody must act on now.
   * @default the first receiver
   */
  readonly critical?: PerEnvironment<E, ReceiverName>;
  /**
   * Of what can wait a day.
   * @default the receiver of critical alerts
   */
  readonly warning?: PerEnvironment<E, ReceiverName>;
}

/** A step of the escalation of critical alerts. */
export interface Escalation<ReceiverName extends string> {
  /** Time for which the alert has been firing: '30m'. */
  readonly after: string;
  /** Who is told then. */
  readonly to: ReceiverName;
}

/** What differs at an alert that comes with monitoring. */
export interface AlertChange {
  /** The value beyond which it fires: a share ('5%'), a time ('500ms', '7d') or a number, as the alert measures. */
  readonly beyond?: string | number;
  /** How long it must hold. */
  readonly for?: string;
  /** How grave it is. */
  readonly severity?: 'critical' | 'warning';
}

/** An alert of the platform's own. */
export interface OwnAlert {
  /** What must hold, in PromQL. */
  readonly expr: string;
  /**
   * How long it must hold.
   * @default '5m'
   */
  readonly for?: string;
  /**
   * How grave it is.
   * @default 'warning'
   */
  readonly severity?: 'critical' | 'warning';
  /** What is wrong, in a sentence; may name labels: '{{ $labels.service }} is slow'. */
  readonly summary: string;
  /** What to do about it; becomes part of its runbook. */
  readonly action?: string;
}
