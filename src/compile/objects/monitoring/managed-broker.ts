import type { Environment, Service, Store } from '../../../model/index.ts';
import type { Opening } from '../area.ts';
import { tcp } from '../network/peers.ts';

/** Port on which a managed RabbitMQ has its management API. Source: Amazon MQ, working with RabbitMQ, listener ports. */
const managementPort = 15671;

const folder = '/etc/collector';
/** Where the collector offers what it has asked. */
const port = 9419;

/**
 * Asks the management API, since the plugin for Prometheus of a managed broker is shown to nobody. What is not heard for
 * two minutes is no longer offered: an alert then misses it. Source of the fields: opentelemetry-collector-contrib
 * 0.158, rabbitmqreceiver and prometheusexporter.
 */
const config = `receivers:
  rabbitmq:
    endpoint: https://\${env:BROKER_HOST}:${managementPort}
    username: \${env:BROKER_USERNAME}
    password: \${env:BROKER_PASSWORD}
    collection_interval: 30s
    metrics:
      rabbitmq.node.mem_alarm:
        enabled: true
      rabbitmq.node.disk_free_alarm:
        enabled: true
exporters:
  prometheus:
    endpoint: 0.0.0.0:${port}
    metric_expiration: 2m
    resource_to_telemetry_conversion:
      enabled: true
service:
  pipelines:
    metrics:
      receivers:
        - rabbitmq
      exporters:
        - prometheus
`;

/** The program that asks a managed broker for its alarms and the length of its queues. */
export function brokerAsker({ secret, path }: Store) {
  const part = (name: string, key: string): Service['secrets'][number] => ({ name, secret, key, path });
  return {
    image: 'docker.io/otel/opentelemetry-collector-contrib:0.158.0',
    port,
    health: '/metrics',
    memory: { request: 128, limit: 256 },
    args: [`--config=${folder}/collector.yaml`],
    secrets: [
      part('BROKER_HOST', 'host'),
      part('BROKER_USERNAME', 'username'),
      part('BROKER_PASSWORD', 'password'),
    ],
    files: [{ folder, files: { 'collector.yaml': config }, path }],
  };
}

/** The way to the management API, which callers of the broker have no need of. */
export function managementOpening({ cloud }: Environment, exporter: Service, store: Store): Opening {
  return {
    of: 'service',
    name: exporter.name,
    side: 'egress',
    allowed: {
      rule: { to: [{ ipBlock: { cidr: cloud.dataNetwork } }], ports: [tcp(managementPort)] },
      why: `the management API of ${store.name}, in the part of the network that holds managed stores`,
      from: store.path,
    },
  };
}
