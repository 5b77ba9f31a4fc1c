import type { Environment, Platform } from '../../../model/index.ts';
import type { Sketch } from './dashboard.ts';
import { lines, logCounts, logLines } from './panels.ts';
import { anyOf, rate, series, sum } from './queries.ts';

/** What an attack, or somebody who tries doors, looks like from here. */
export function securityDashboard(platform: Platform, environment: Environment): Sketch {
  const scraped = environment.services.filter(({ metrics }) => metrics !== undefined);
  const service = anyOf(scraped.map(({ name }) => name));
  const meshed = environment.namespaces.some(({ mesh }) => mesh);
  return {
    uid: `${platform.name}-security`.slice(0, 40),
    title: 'Security events',
    description: 'Refused requests, denied calls, expiring certificates and the audit trail.',
    tags: [platform.name, 'security'],
    from: 'now-24h',
    sections: [
      {
        title: 'Refused',
        panels: [
          ...(scraped.length === 0
            ? []
            : [
                lines({
                  title: 'Requests without a right to what they asked for',
                  description:
                    'Answered with 401 or 403. A sudden rise is somebody who tries names or passwords.',
                  unit: 'perSecond',
                  width: 12,
                  questions: [
                    {
                      expr: sum(
                        rate('http_requests_total', { service, status: '~401|403' }),
                        'service',
                        'status',
                      ),
                      legend: '{{service}} {{status}}',
                    },
                  ],
                }),
                lines({
                  title: 'Requests over their limit',
                  unit: 'perSecond',
                  width: 12,
                  questions: [
                    {
                      expr: sum(rate('http_requests_total', { service, status: '429' }), 'service'),
                      legend: '{{service}}',
                    },
                  ],
                }),
              ]),
          ...(meshed
            ? [
                lines({
                  title: 'Calls that the mesh denied',
                  unit: 'perSecond',
                  width: 12,
                  questions: [
                    {
                      expr: sum(
                        rate('istio_requests_total', { reporter: 'destination', response_code: '403' }),
                        'source_workload',
                        'destination_workload',
                      ),
                      legend: '{{source_workload}} to {{destination_workload}}',
                    },
                  ],
                }),
              ]
            : []),
          lines({
            title: 'Requests that the Kubernetes API refused',
            unit: 'perSecond',
            width: 12,
            questions: [
              {
                expr: sum(rate('apiserver_request_total', { code: '~401|403' }), 'resource', 'verb'),
                legend: '{{verb}} {{resource}}',
              },
            ],
          }),
        ],
      },
      {
        title: 'Certificates',
        panels: [
          lines({
            title: 'Time until certificates expire',
            unit: 'seconds',
            width: 24,
            warn: 21 * 86400,
            alarm: 7 * 86400,
            questions: [
              {
                expr: `min by (namespace, name) (${series('certmanager_certificate_expiration_timestamp_seconds', {})} - time())`,
                legend: '{{namespace}}/{{name}}',
              },
            ],
          }),
        ],
      },
      {
        title: 'Audit trail',
        panels:
          environment.logs?.store === 'loki'
            ? [
                logCounts({
                  title: 'Entries, in five minutes',
                  width: 24,
                  height: 6,
                  questions: [
                    { expr: 'sum by (app) (count_over_time({log_type="audit"}[5m]))', legend: '{{app}}' },
                  ],
                }),
                logLines({ title: 'Entries', expr: '{log_type="audit"}' }),
              ]
            : [],
      },
    ],
  };
}
