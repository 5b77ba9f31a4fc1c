import { duration, errorRate, errorRatio, requestRate } from '../../../../../telemetry/index.ts';
import { type Alert, type AlertContext, anyOf, builtIn, share, time } from '../../alert.ts';
import { serving } from '../../watched.ts';
import { addPods, undo } from '../remedies.ts';
import { group, lookAtService } from './look.ts';

/** Failed requests in five minutes below which a share says nothing: a single one is no incident. */
const fewestFailures = 5;
/** Requests in five minutes below which a percentile is only the slowest few. */
const fewestRequests = 20;
const fiveMinutes = 300;

/** The alerts about requests that fail or take long. */
export function requestAlerts(context: AlertContext): readonly Alert[] {
  const { environment } = context;
  const served = serving(environment);
  if (served.length === 0) return [];
  const which = anyOf(
    'service',
    served.map(({ name }) => name),
  );
  return [
    ...builtIn(context, group, 'HighErrorRate', (bound) => ({
      expr: `${errorRatio('5m')}{${which}} > ${bound}\nand ${errorRate('5m')} * ${fiveMinutes} >= ${fewestFailures}`,
      why: `A share of all requests of the service, whatever pod or path; at least ${fewestFailures} failures, so that one failure at night is no alarm, and an outage at little traffic is one.`,
      summary: `{{ $labels.service }} fails {{ $value | humanizePercentage }} of its requests`,
      page: {
        meaning: `More than ${share(bound)} of the requests to a service were answered with a status of 500 or above, over five minutes.`,
        impact: 'Users see errors; callers of the service may fail as well.',
        look: [
          {
            text: 'Which paths and statuses fail:',
            commands: [
              `sum by (path, status) (rate(http_requests_total{service="<service>", status=~"5.."}[5m]))`,
            ],
          },
          ...lookAtService(context),
        ],
        mend: [
          ...undo(context),
          { text: 'If a store or an external system fails, treat that; its own alert says how.' },
        ],
      },
    })),
    ...builtIn(context, group, 'HighResponseTime', (bound) => ({
      expr: `${duration('p95', '5m')}{${which}} > ${bound}\nand ${requestRate('5m')} * ${fiveMinutes} >= ${fewestRequests}`,
      why: 'The percentile of the whole service: buckets are added up before it is taken.',
      summary: `{{ $labels.service }} answers 5 % of its requests in more than {{ $value | humanizeDuration }}`,
      page: {
        meaning: `The slowest twentieth of the requests to a service took longer than ${time(bound)}, over five minutes.`,
        impact: 'Users wait; callers may give up before they are answered.',
        look: [
          {
            text: 'Which paths are slow:',
            commands: [
              `histogram_quantile(0.95, sum by (le, path) (rate(http_request_duration_seconds_bucket{service="<service>"}[5m])))`,
            ],
          },
          {
            text: 'Whether its pods are held back at their cpu limit:',
            commands: [
              `sum by (pod) (rate(container_cpu_cfs_throttled_periods_total{pod=~"<service>-.*"}[5m])) / sum by (pod) (rate(container_cpu_cfs_periods_total{pod=~"<service>-.*"}[5m]))`,
            ],
          },
          ...lookAtService(context),
        ],
        mend: [
          ...undo(context),
          ...addPods(
            context,
            'If load grew, add pods; where the number is autoscaled, raise its maximum in the definition',
          ),
        ],
      },
    })),
  ];
}
