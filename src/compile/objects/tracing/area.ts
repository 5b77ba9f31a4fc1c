import { bucketInCluster, type Variable } from '../../../model/index.ts';
import { collectorHost, collectorPods, otlpPort } from '../addresses.ts';
import type { Area } from '../area.ts';
import { podsOf, tcp } from '../network/peers.ts';
import { bucketOpening } from '../object-storage.ts';
import { collector } from './collector.ts';
import { jaegerConfig, jaegerObjects } from './jaeger.ts';
import { tempo, tempoPods } from './tempo.ts';

/** The traces of requests: what services are told, the collector that takes them, and what keeps them. */
export const tracingArea: Area = {
  components: (_, environment) => {
    const { traces } = environment;
    if (traces === undefined) return [];
    return [
      collector(environment, traces),
      ...(traces.store === 'tempo' ? [tempo(environment, traces)] : []),
    ];
  },

  objects: (platform, environment) => {
    const { traces, logs } = environment;
    if (traces?.store !== 'jaeger' || logs === undefined) return [];
    return [
      {
        folder: 'tracing/jaeger',
        from: traces.path,
        objects: jaegerObjects(platform, environment, traces, logs),
        configs: [jaegerConfig(platform, environment, traces, logs)],
      },
    ];
  },

  *openings(_, environment) {
    const { traces, monitoringNamespace } = environment;
    if (traces === undefined) return;
    const keeper = traces.store === 'tempo' ? bucketInCluster(environment.stores, traces.bucket) : undefined;
    if (keeper !== undefined) {
      const pods = { labels: tempoPods, namespace: monitoringNamespace };
      yield bucketOpening(keeper, pods, 'Tempo keeps traces here', traces.path);
    }
    for (const { name, namespace } of environment.services) {
      const to = [podsOf(collectorPods, monitoringNamespace, namespace)];
      yield {
        of: 'service',
        name,
        side: 'egress',
        allowed: {
          rule: { to, ports: [tcp(otlpPort)] },
          why: 'traces go to the collector',
          from: traces.path,
        },
      };
    }
  },

  /** Names of the OpenTelemetry specification of SDK environment variables, 1.50. */
  marks: (platform, environment, service) => {
    const { traces } = environment;
    // Stores that run like services send no traces.
    if (traces === undefined || service.path[0] !== 'services') return {};
    const variable = (name: string, value: string): Variable => ({ name, value, path: traces.path });
    return {
      variables: [
        variable('OTEL_SERVICE_NAME', service.name),
        variable(
          'OTEL_RESOURCE_ATTRIBUTES',
          `service.namespace=${platform.name},deployment.environment.name=${environment.name}`,
        ),
        variable('OTEL_EXPORTER_OTLP_ENDPOINT', `http://${collectorHost(environment)}:${otlpPort}`),
        variable('OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'),
        variable('OTEL_TRACES_SAMPLER', 'parentbased_traceidratio'),
        {
          ...variable('OTEL_TRACES_SAMPLER_ARG', String(traces.sampling / 100)),
          path: [...traces.path, 'sampling'],
        },
        ...(traces.store === 'xray' ? [variable('OTEL_PROPAGATORS', 'tracecontext,baggage,xray')] : []),
        // The collector takes traces alone; metrics are scraped, logs are read from files.
        variable('OTEL_METRICS_EXPORTER', 'none'),
        variable('OTEL_LOGS_EXPORTER', 'none'),
      ],
    };
  },
};
