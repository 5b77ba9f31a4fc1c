import { isObject, type JsonObject, type Sourced } from '../../../../base/index.ts';
import type { Container, ContainerPort, EnvVar, Volume, VolumeMount } from '../../../../kubernetes/index.ts';
import type { Service } from '../../../../model/index.ts';
import { restrictedContainer } from '../../pod-security.ts';
import { configName } from '../../workload/config.ts';

/** Source: prometheus-operator 0.93, cmd/prometheus-config-reloader. */
const image = 'quay.io/prometheus-operator/prometheus-config-reloader:v0.93.1';

/** What a pod has beside what a service can say. */
interface More {
  readonly ports?: readonly ContainerPort[];
  readonly env?: readonly EnvVar[];
  readonly volumes?: readonly Volume[];
  readonly mounts?: readonly VolumeMount[];
}

/**
 * The StatefulSet of a program that reads its files again when it is told to, with a container that tells it; other
 * objects stay as they are.
 */
export function reloaded(object: Sourced, service: Service, more: More = {}): Sourced {
  const { kind, spec } = object.value;
  if (kind !== 'StatefulSet' || !isObject(spec)) return object;
  const template = spec.template as JsonObject;
  const pod = template.spec as JsonObject;
  const [main] = pod.containers as JsonObject[];
  const listOf = (value: unknown) => (Array.isArray(value) ? (value as readonly object[]) : []);
  const container = {
    ...main,
    ports: [...listOf(main?.ports), ...(more.ports ?? [])],
    ...(more.env === undefined ? {} : { env: [...listOf(main?.env), ...more.env] }),
    volumeMounts: [...listOf(main?.volumeMounts), ...(more.mounts ?? [])],
  };
  const changed = {
    ...pod,
    containers: [container, reloader(service)],
    volumes: [...listOf(pod.volumes), ...(more.volumes ?? [])],
  };
  return {
    ...object,
    value: {
      ...object.value,
      spec: { podManagementPolicy: 'Parallel', ...spec, template: { ...template, spec: changed } },
    } as JsonObject,
    comments: new Map([
      ...(object.comments ?? []),
      ['spec.podManagementPolicy', 'A replica whose zone is lost must not keep the others from coming back.'],
      [
        'spec.template.spec.terminationGracePeriodSeconds',
        'Time to write to the volume what is only in memory.',
      ],
      [
        'spec.template.spec.containers[1]',
        'Tells it when a file has changed: the ConfigMap keeps its name, so that a new alert restarts nothing.',
      ],
    ]),
  };
}

function reloader(service: Service): Container {
  const { ports, files } = service;
  return {
    name: 'config-reloader',
    image,
    args: [
      `--reload-url=http://127.0.0.1:${ports[0]?.port}/-/reload`,
      ...files.map(({ folder }) => `--watched-dir=${folder}`),
    ],
    resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { cpu: '100m', memory: '64Mi' } },
    securityContext: restrictedContainer,
    volumeMounts: files.map(({ folder }, index) => ({
      name: configName(service, index),
      mountPath: folder,
      readOnly: true,
    })),
  };
}
