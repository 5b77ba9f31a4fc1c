import type { BadDefinition } from './row.fixture.ts';

const receivers = { team: { pagerduty: 'token/value' } };
const metrics = { port: 9090 };

/** Goals, metrics and who is told of what. */
export const observability: readonly BadDefinition[] = [
  {
    what: 'an availability of all requests',
    change: { goals: { availability: '100%' } },
    at: 'goals.availability',
    reason: 'the text "100%" is not an availability from 90% to below 100%',
    fix: "Write a text such as '99.9%'.",
  },
  {
    what: 'a latency without a unit',
    change: { goals: { latencyP95: 200 } },
    at: 'goals.latencyP95',
    reason: 'the number 200 is not a time to answer in',
    fix: "Write a text such as '200ms'.",
  },
  {
    what: 'a goal that nobody measures',
    change: { 'services.api.goals': { availability: '99.9%' } },
    at: 'services.api.goals',
    key: true,
    reason: 'nobody can tell whether the goal is met: the service exports no metrics',
    fix: 'Add metrics: { port: 9090 }, or remove the goals.',
  },
  {
    what: 'a goal of what serves nobody',
    change: { 'services.worker.goals': { availability: '99.9%' }, 'services.worker.metrics': metrics },
    at: 'services.worker.goals',
    key: true,
    reason: 'the service serves no requests that a goal could count',
    fix: 'Remove the goals.',
  },
  {
    what: 'a counter without its ending',
    change: { 'services.api.metrics': { port: 9090, own: { orders_created: { type: 'counter' } } } },
    at: 'services.api.metrics.own.orders_created',
    key: true,
    reason: "the counter 'orders_created' does not end in _total",
    fix: "Call it 'orders_created_total'.",
  },
  {
    what: 'a metric that others export',
    change: { 'services.api.metrics': { port: 9090, own: { redis_up: { type: 'gauge' } } } },
    at: 'services.api.metrics.own.redis_up',
    key: true,
    reason: "'redis_up' is a metric that others export already",
    fix: 'Choose another name.',
  },
  {
    what: 'metrics that are read once an hour',
    change: { observability: { metrics: { interval: '1h' } } },
    at: 'observability.metrics.interval',
    reason: 'metrics are read every 5 seconds to 2 minutes: samples older than 5 minutes count as gone',
    fix: "Write '15s' or '30s'.",
  },
  {
    what: 'a storage class of nobody',
    change: { observability: { metrics: { storageClass: 'fats' } } },
    at: 'observability.metrics.storageClass',
    reason: "there is no storage class 'fats'",
    fix: "Did you mean 'fast'?",
  },
  {
    what: 'alerts that nobody hears',
    change: { observability: { alerts: { receivers: {} } } },
    at: 'observability.alerts.receivers',
    reason: 'there is nobody to tell',
    fix: 'Name one',
  },
  {
    what: 'a receiver that cannot be reached',
    change: { observability: { alerts: { receivers: { team: {} } } } },
    at: 'observability.alerts.receivers.team',
    reason: "the receiver 'team' can be told in no way",
    fix: 'Add pagerduty, slack, email or webhook.',
  },
  {
    what: 'a receiver without a secret',
    change: { observability: { alerts: { receivers: { team: { webhook: 'token/valeu' } } } } },
    at: 'observability.alerts.receivers.team.webhook',
    reason: "the secret 'token' has no key 'valeu'",
    fix: "Did you mean 'value'?",
  },
  {
    what: 'a route to nobody',
    change: { observability: { alerts: { receivers, notify: { critical: { production: 'taem' } } } } },
    at: 'observability.alerts.notify.critical.production',
    reason: "there is no receiver 'taem'",
    fix: "Did you mean 'team'?",
  },
  {
    what: 'an escalation out of order',
    change: {
      observability: {
        alerts: {
          receivers,
          escalation: [
            { after: '1h', to: 'team' },
            { after: '30m', to: 'team' },
          ],
        },
      },
    },
    at: 'observability.alerts.escalation[1].after',
    reason: 'a step of the escalation comes at least a minute after the alert, and after the step before it',
    fix: 'Write the steps in order',
  },
  {
    what: 'an alert that does not exist',
    change: { observability: { alerts: { receivers, builtIn: { HighErorRate: false } } } },
    at: 'observability.alerts.builtIn.HighErorRate',
    key: true,
    reason: "there is no built-in alert 'HighErorRate'",
    fix: "Did you mean 'HighErrorRate'?",
  },
  {
    what: 'a bound of the wrong measure',
    change: { observability: { alerts: { receivers, builtIn: { HighErrorRate: { beyond: '1s' } } } } },
    at: 'observability.alerts.builtIn.HighErrorRate.beyond',
    reason: "the alert fires beyond a share, which '1s' is not",
    fix: "Write a text such as '5%'.",
  },
  {
    what: 'a bound of what has none',
    change: { observability: { alerts: { receivers, builtIn: { ServiceDown: { beyond: 1 } } } } },
    at: 'observability.alerts.builtIn.ServiceDown.beyond',
    key: true,
    reason: 'the alert knows only yes and no, so that it has no bound',
    fix: 'Remove it',
  },
  {
    what: 'an expression that is none',
    change: {
      observability: {
        alerts: { receivers, own: { Stalled: { expr: 'rate(x) > 0', summary: 'It stalls' } } },
      },
    },
    at: 'observability.alerts.own.Stalled.expr',
    reason: 'the expression is no PromQL: a function over time has no range such as [5m]',
    fix: 'Write an expression',
  },
  {
    what: 'an alert of a taken name',
    change: {
      observability: { alerts: { receivers, own: { ServiceDown: { expr: 'up == 0', summary: 'Down' } } } },
    },
    at: 'observability.alerts.own.ServiceDown',
    key: true,
    reason: "'ServiceDown' is a built-in alert",
    fix: 'Change it under `builtIn`, or rename this one.',
  },
  {
    what: 'alerts without a Prometheus',
    change: { observability: { metrics: { engine: 'elsewhere' }, alerts: { receivers } } },
    at: 'observability.alerts',
    key: true,
    reason: 'alerts need a Prometheus of the platform, and metrics are collected elsewhere',
    fix: "Remove engine: 'elsewhere', or the alerts.",
  },
];
