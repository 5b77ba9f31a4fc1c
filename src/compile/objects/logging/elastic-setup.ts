import type { Sourced } from '../../../base/index.ts';
import type { CronJob } from '../../../kubernetes/index.ts';
import { type Environment, elasticSecret, type Logs, type Platform } from '../../../model/index.ts';
import { elasticHost, elasticName, elasticPort } from '../addresses.ts';
import { labelsOf } from '../labels.ts';
import { restrictedContainer, restrictedPod } from '../pod-security.ts';
import { sourced } from '../sourced.ts';
import type { ConfigSource } from '../unit.ts';
import { elasticVersion } from './elastic.ts';

const day = 86400;
const name = 'elasticsearch-setup';

/** Tiers of retention, each a data stream of its own that its policy deletes. */
const tiers = ['all', 'info', 'audit'] as const;

/** What Elasticsearch is told: how long each tier is kept, and who may write. */
export function setupFiles(platform: Platform, environment: Environment, logs: Logs): ConfigSource {
  const { namespace, path } = logs;
  const traces = environment.traces?.store === 'jaeger' ? environment.traces : undefined;
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  return {
    name,
    namespace,
    labels: labelsOf(platform, name, 'logs'),
    kind: 'files',
    entries: {
      'setup.sh': script(logs, traces !== undefined),
      ...Object.fromEntries(
        tiers.flatMap((tier) => [
          [`policy-${tier}.json`, json(policyOf(logs.retention[tier] / day))],
          [`template-${tier}.json`, json(templateOf(tier, logs.replicas))],
        ]),
      ),
      ...(traces === undefined
        ? {}
        : {
            'policy-traces.json': json(deletedAfter(Math.ceil(traces.retention / day))),
            'settings-traces.json': json({ 'index.lifecycle.name': 'traces' }),
          }),
      'role.json': json(role(traces !== undefined)),
    },
    from: path,
  };
}

function policyOf(days: number): object {
  const { phases } = deletedAfter(days).policy;
  const rollover = { max_age: '1d', max_primary_shard_size: '25gb' };
  return { policy: { phases: { hot: { min_age: '0ms', actions: { rollover } }, ...phases } } };
}

function deletedAfter(days: number) {
  return { policy: { phases: { delete: { min_age: `${days}d`, actions: { delete: {} } } } } };
}

function templateOf(tier: (typeof tiers)[number], nodes: number): object {
  return {
    index_patterns: [`logs-${tier}-*`],
    data_stream: {},
    // Above the template that comes with Elasticsearch for logs-*-*.
    priority: 500,
    template: {
      settings: { 'index.lifecycle.name': `logs-${tier}`, number_of_replicas: nodes > 1 ? 1 : 0 },
    },
  };
}

/** Adds lines and nothing else; Jaeger also makes its indices and reads them. */
function role(traces: boolean): object {
  return {
    cluster: ['monitor', ...(traces ? ['manage_index_templates'] : [])],
    indices: [
      { names: ['logs-*'], privileges: ['auto_configure', 'create_doc'] },
      ...(traces
        ? [{ names: ['jaeger-*'], privileges: ['auto_configure', 'create_index', 'read', 'write'] }]
        : []),
    ],
  };
}

function script(logs: Logs, traces: boolean): string {
  const base = `https://${elasticHost(logs)}:${elasticPort}`;
  return `#!/bin/bash
# Puts the settings again and again, so that a rebuilt Elasticsearch has them without anybody's hand.
set -euo pipefail

put() {
  curl --silent --show-error --fail --cacert /ca/ca.crt --config /tmp/login \\
    --request PUT --header 'Content-Type: application/json' --data-binary "@$2" "${base}/$1"
  echo
}

umask 077
printf 'user = "elastic:%s"\\n' "$ELASTIC_PASSWORD" > /tmp/login

for tier in ${tiers.join(' ')}; do
  put "_ilm/policy/logs-$tier" "/setup/policy-$tier.json"
  put "_index_template/logs-$tier" "/setup/template-$tier.json"
done
${
  traces
    ? `put _ilm/policy/traces /setup/policy-traces.json
# Jaeger makes an index for each day; those that are there get the policy.
put 'jaeger-*/_settings?allow_no_indices=true&ignore_unavailable=true' /setup/settings-traces.json
`
    : ''
}
put _security/role/writer /setup/role.json
printf '{ "password": "%s", "roles": ["writer"] }' "$WRITER_PASSWORD" > /tmp/user.json
put "_security/user/$WRITER_NAME" /tmp/user.json
`;
}

/** The job that puts the settings, every ten minutes. */
export function setupJob(platform: Platform, { namespace, path }: Logs): Sourced {
  const labels = labelsOf(platform, name, 'logs');
  const fromSecret = (variable: string, secret: string, key: string) => ({
    name: variable,
    valueFrom: { secretKeyRef: { name: secret, key } },
  });
  const object: CronJob = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name, namespace, labels },
    spec: {
      schedule: '*/10 * * * *',
      timeZone: 'Etc/UTC',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 300,
      successfulJobsHistoryLimit: 1,
      jobTemplate: {
        spec: {
          backoffLimit: 2,
          activeDeadlineSeconds: 300,
          template: {
            metadata: { labels },
            spec: {
              automountServiceAccountToken: false,
              enableServiceLinks: false,
              restartPolicy: 'Never',
              securityContext: { ...restrictedPod, runAsUser: 1000, runAsGroup: 1000 },
              containers: [
                {
                  name: 'setup',
                  image: `docker.elastic.co/elasticsearch/elasticsearch:${elasticVersion}`,
                  command: ['/bin/bash', '/setup/setup.sh'],
                  env: [
                    fromSecret('ELASTIC_PASSWORD', `${elasticName}-es-elastic-user`, 'elastic'),
                    fromSecret('WRITER_NAME', elasticSecret, 'username'),
                    fromSecret('WRITER_PASSWORD', elasticSecret, 'password'),
                  ],
                  resources: {
                    requests: { cpu: '50m', memory: '64Mi' },
                    limits: { cpu: '200m', memory: '128Mi' },
                  },
                  securityContext: restrictedContainer,
                  volumeMounts: [
                    { name: 'setup', mountPath: '/setup', readOnly: true },
                    { name: 'ca', mountPath: '/ca', readOnly: true },
                    { name: 'tmp', mountPath: '/tmp' },
                  ],
                },
              ],
              volumes: [
                { name: 'setup', configMap: { name } },
                { name: 'ca', secret: { secretName: `${elasticName}-es-http-certs-public` } },
                { name: 'tmp', emptyDir: { sizeLimit: '8Mi' } },
              ],
            },
          },
        },
      },
    },
  };
  return sourced(object, [...path, 'retention']);
}
