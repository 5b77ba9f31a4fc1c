import { compact, type JsonObject, type Sourced } from '../../../base/index.ts';
import type { Environment, Platform, Scale, ScaleQueue, Service } from '../../../model/index.ts';
import { connectionSource } from '../../../model/index.ts';
import { prometheusAddress } from '../addresses.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';
import { type Track, tracksOf } from '../tracks.ts';
import { behavior } from './behavior.ts';
import { componentOf } from './pod.ts';
import { controllerOf } from './rollout.ts';

/** Window of a rate: four scrapes of half a minute, so that one that fails does not tear a hole. */
const rateWindow = '2m';
/** Times in a row that the source of a metric must fail before the fallback holds. */
const failureThreshold = 3;

/**
 * The autoscaler of a service that scales by its requests or by a queue. KEDA counts them, and keeps a
 * HorizontalPodAutoscaler with them and the utilisation.
 */
export function scaledObject(
  platform: Platform,
  environment: Environment,
  { name, labels, service }: Track,
  scale: Scale,
): readonly Sourced[] {
  const metadata = {
    name,
    namespace: service.namespace,
    labels: { ...labelsOf(platform, service.name, componentOf(service)), ...labels },
  };
  const target = controllerOf(service);
  const { requestsPerSecond, queue } = scale;
  const declared = behavior(scale);
  const object = {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata,
    spec: compact<Record<string, unknown>>({
      scaleTargetRef: { ...target, name },
      minReplicaCount: service.replicas.minimum,
      maxReplicaCount: service.replicas.maximum,
      fallback: {
        failureThreshold,
        replicas: service.replicas.minimum,
        behavior: 'currentReplicasIfHigher',
      },
      advanced:
        declared === undefined ? undefined : { horizontalPodAutoscalerConfig: { behavior: declared } },
      triggers: [
        ...utilisation(environment, service, scale),
        ...(requestsPerSecond === undefined ? [] : [requests(environment, service, name, requestsPerSecond)]),
        ...(queue === undefined ? [] : [waiting(environment, service, queue)]),
      ],
    }),
  };
  // Versions of a service that run side by side ask with the same credentials: the first brings them.
  const first = name === service.name;
  const asked = first && queue !== undefined && queue.metric === undefined ? [queue] : [];
  return [
    sourced(object, scale.path, {
      fields: {
        'spec.minReplicaCount': service.replicas.path,
        'spec.maxReplicaCount': service.replicas.path,
      },
      comments: {
        'spec.scaleTargetRef': `Owns the number of pods; the ${target.kind} states none.`,
        'spec.fallback': 'While the source of a metric is away, no pod is taken away because of it.',
      },
    }),
    ...asked.map((one) => authentication(environment, service, one, metadata)),
  ];
}

function utilisation(environment: Environment, service: Service, scale: Scale): readonly JsonObject[] {
  const meshed = environment.namespaces.some((one) => one.name === service.namespace && one.mesh);
  return (['cpu', 'memory'] as const).flatMap((type) => {
    const percent = scale[type];
    if (percent === undefined) return [];
    // In the mesh the one container counts: a sidecar's share would dilute the target.
    const container = meshed ? { containerName: service.name } : {};
    return [{ type, metricType: 'Utilization', metadata: { value: String(percent), ...container } }];
  });
}

/** The rate of the requests of all pods of a version; KEDA divides it by the number of pods. */
function requests(environment: Environment, service: Service, track: string, threshold: number): JsonObject {
  const others = tracksOf(service).filter((one) => one.name !== service.name);
  const version = others.map((one) => `,pod${one.name === track ? '=' : '!'}~"${one.name}-.+"`).join('');
  const labels = `namespace="${service.namespace}",service="${service.name}"${version}`;
  return prometheus(
    environment,
    'requests',
    `sum(rate(http_requests_total{${labels}}[${rateWindow}]))`,
    threshold,
  );
}

function waiting(environment: Environment, service: Service, queue: ScaleQueue): JsonObject {
  if (queue.metric !== undefined) {
    const query = `sum(${queue.metric}{queue="${queue.name}"})`;
    return prometheus(environment, 'queue', query, queue.messages);
  }
  return {
    type: 'rabbitmq',
    name: 'queue',
    metricType: 'AverageValue',
    metadata: {
      protocol: 'amqp',
      queueName: queue.name,
      mode: 'QueueLength',
      value: String(queue.messages),
    },
    authenticationRef: { name: authenticationName(service, queue) },
  };
}

function prometheus(environment: Environment, name: string, query: string, threshold: number): JsonObject {
  return {
    type: 'prometheus',
    name,
    metricType: 'AverageValue',
    metadata: { serverAddress: prometheusAddress(environment), query, threshold: String(threshold) },
  };
}

function authenticationName(service: Service, queue: ScaleQueue): string {
  return `${service.name}-${queue.store}`;
}

/** KEDA asks the queue with the same address and credentials as the service itself. */
function authentication(
  environment: Environment,
  service: Service,
  queue: ScaleQueue,
  metadata: { readonly namespace: string; readonly labels: Record<string, string> },
): Sourced {
  const store = environment.stores.find((one) => one.name === queue.store);
  const source = store === undefined ? undefined : connectionSource(store, 'url', service);
  const key = source !== undefined && 'key' in source ? { name: source.secret, key: source.key } : {};
  return sourced(
    {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'TriggerAuthentication',
      metadata: { ...metadata, name: authenticationName(service, queue) },
      spec: { secretTargetRef: [{ parameter: 'host', ...key }] },
    },
    [...service.path, 'scale', 'queue'],
    { comments: { 'spec.secretTargetRef': 'The address with which the service itself reaches the queue.' } },
  );
}
