import { compact, type JsonObject } from '../../../base/index.ts';
import type { Dashboards, Environment } from '../../../model/index.ts';
import { jaegerHost, lokiAddress, prometheusAddress, tempoHost } from '../addresses.ts';
import type { Component } from '../area.ts';
import { restrictedContainer } from '../pod-security.ts';
import { sourced } from '../sourced.ts';

/** Label by which the sidecar of Grafana finds dashboards, and annotation that names their folder. */
export const dashboardLabel = { grafana_dashboard: '1' } as const;
export const folderAnnotation = 'grafana_folder';

/** Grafana with its data sources; it finds the dashboards by their label. */
export function grafana(environment: Environment, dashboards: Dashboards): Component {
  const { host, secret, replicas, database, path } = dashboards;
  const { readOnlyRootFilesystem } = restrictedContainer;
  const values = compact<JsonObject>({
    replicas: replicas === 1 ? undefined : replicas,
    podDisruptionBudget: replicas === 1 ? undefined : { maxUnavailable: 1 },
    envFromSecret: database,
    admin: { existingSecret: secret },
    'grafana.ini': compact<JsonObject>({
      server: host === undefined ? undefined : { root_url: `https://${host}` },
      analytics: { reporting_enabled: false, check_for_updates: false },
    } as JsonObject),
    plugins: environment.traces?.store === 'xray' ? ['grafana-x-ray-datasource'] : undefined,
    datasources: { 'datasources.yaml': { apiVersion: 1, datasources: dataSources(environment) } },
    sidecar: {
      dashboards: {
        enabled: true,
        labelValue: dashboardLabel.grafana_dashboard,
        folderAnnotation,
        provider: { foldersFromFilesStructure: true },
      },
      securityContext: { readOnlyRootFilesystem },
      resources: { requests: { cpu: '10m', memory: '96Mi' }, limits: { memory: '192Mi' } },
    },
    rbac: { namespaced: true },
    containerSecurityContext: { readOnlyRootFilesystem },
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
    testFramework: { enabled: false },
  } as JsonObject);
  return {
    name: 'grafana',
    software: 'grafana',
    namespace: environment.monitoringNamespace,
    purpose: 'Shows metrics, logs and traces',
    values: sourced(values, path, {
      comments: {
        admin: `By hand or from a vault: the Secret ${secret} with the keys admin-user and admin-password.`,
        'sidecar.dashboards':
          'Dashboards are ConfigMaps with this label: a pod that is lost comes back with all.',
        rbac: 'It reads ConfigMaps of its own namespace and nothing else.',
      },
    }),
    needs: [],
  };
}

/** Where Grafana reads: each with a name for itself by which others refer to it. */
export function dataSources(environment: Environment): readonly JsonObject[] {
  const { collection, logs, traces, cloud } = environment;
  const found: JsonObject[] = [];
  if (collection !== undefined) {
    found.push({
      name: 'Prometheus',
      uid: 'prometheus',
      type: 'prometheus',
      url: prometheusAddress(environment),
      isDefault: true,
      jsonData: { httpMethod: 'POST', timeInterval: `${collection.interval}s` },
    });
  }
  if (logs?.store === 'loki') {
    found.push({
      name: 'Loki',
      uid: 'loki',
      type: 'loki',
      url: lokiAddress(logs),
      jsonData: traces?.store === 'tempo' ? { derivedFields: [traceField] } : {},
    });
  }
  if (traces?.store === 'tempo') {
    found.push({
      name: 'Tempo',
      uid: 'tempo',
      type: 'tempo',
      url: `http://${tempoHost(environment)}:3200`,
      jsonData: logs?.store === 'loki' ? { tracesToLogsV2: toLogs } : {},
    });
  }
  if (traces?.store === 'jaeger') {
    found.push({
      name: 'Jaeger',
      uid: 'jaeger',
      type: 'jaeger',
      url: `http://${jaegerHost(environment)}:16686`,
    });
  }
  if (logs?.store === 'cloudwatch' || (cloud.provider === 'aws' && hasManaged(environment))) {
    found.push({
      name: 'CloudWatch',
      uid: 'cloudwatch',
      type: 'cloudwatch',
      // The ServiceAccount has the right to read by the identity that AWS gives to pods.
      jsonData: { authType: 'default', defaultRegion: cloud.region },
    });
  }
  if (traces?.store === 'xray') {
    found.push({
      name: 'X-Ray',
      uid: 'xray',
      type: 'grafana-x-ray-datasource',
      jsonData: { authType: 'default', defaultRegion: cloud.region },
    });
  }
  return found;
}

function hasManaged({ stores }: Environment): boolean {
  return stores.some(({ runs, type }) => runs === 'managed' && type !== 'bucket');
}

/** From a line of the logs to its trace. */
const traceField = {
  name: 'trace',
  matcherRegex: '"trace_?id"\\s*:\\s*"(\\w+)"',
  url: '$' + '$' + '{__value.raw}',
  datasourceUid: 'tempo',
};

/** From a span to the lines that its service wrote meanwhile. */
const toLogs = {
  datasourceUid: 'loki',
  spanStartTimeShift: '-5m',
  spanEndTimeShift: '5m',
  tags: [{ key: 'service.name', value: 'app' }],
  filterByTraceID: true,
};
