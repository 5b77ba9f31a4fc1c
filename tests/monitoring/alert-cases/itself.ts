import { type AlertCase, always, growing } from './alert-case.ts';

/** What happens to the monitoring itself. */
export const monitoringCases: readonly AlertCase[] = [
  {
    alert: 'TargetDown',
    what: 'one of two targets',
    series: {
      'up{namespace="kube-system", job="node-exporter", instance="1"}': always(0),
      'up{namespace="kube-system", job="node-exporter", instance="2"}': always(1),
    },
    after: '15m',
    fires: true,
  },
  {
    alert: 'TargetDown',
    what: 'one of twenty',
    series: Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        `up{job="node-exporter", instance="${index}"}`,
        always(index === 0 ? 0 : 1),
      ]),
    ),
    after: '15m',
    fires: false,
  },
  {
    alert: 'PrometheusConfigBroken',
    what: 'refused',
    series: { 'prometheus_config_last_reload_successful{pod="p"}': always(0) },
    after: '15m',
    fires: true,
  },
  {
    alert: 'PrometheusConfigBroken',
    what: 'read',
    series: { 'prometheus_config_last_reload_successful{pod="p"}': always(1) },
    after: '15m',
    fires: false,
  },
  {
    alert: 'PrometheusRuleFailing',
    what: 'each evaluation fails',
    series: { 'prometheus_rule_evaluation_failures_total{pod="p", rule_group="services"}': growing(0.1) },
    after: '30m',
    fires: true,
  },
  {
    alert: 'PrometheusRuleFailing',
    what: 'none fails',
    series: { 'prometheus_rule_evaluation_failures_total{pod="p", rule_group="services"}': always(3) },
    after: '30m',
    fires: false,
  },
  {
    alert: 'NotificationsFailing',
    what: 'the pager refuses',
    series: {
      'alertmanager_notifications_failed_total{namespace="monitoring", integration="pagerduty"}':
        growing(0.1),
    },
    after: '15m',
    fires: true,
  },
  {
    alert: 'NotificationsFailing',
    what: 'all are told',
    series: {
      'alertmanager_notifications_failed_total{namespace="monitoring", integration="pagerduty"}': always(2),
      'prometheus_notifications_alertmanagers_discovered{pod="p"}': always(2),
    },
    after: '15m',
    fires: false,
  },
  { alert: 'Watchdog', what: 'always', series: {}, after: '1m', fires: true },
];
