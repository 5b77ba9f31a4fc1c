import { compact, type DataPath, formatBytes, formatCpu } from '../../../base/index.ts';
import type { Container, EnvVar, Probe, ResourceRequirements } from '../../../kubernetes/index.ts';
import {
  connectionSource,
  type Environment,
  type Resources,
  type Service,
  type ServiceProbe,
} from '../../../model/index.ts';
import type { PodMarks } from '../area.ts';
import { restrictedContainer } from '../pod-security.ts';
import { configName, hasVariables, variablesName } from './config.ts';

/**
 * The one container of a service.
 * @param marks what areas add: plain variables and volumes beside those of the definition
 */
export function container(
  service: Service,
  environment: Environment,
  { variables: added, mounts: others }: Pick<Required<PodMarks>, 'variables' | 'mounts'>,
): Container {
  const env = secretVariables(service, environment).map(({ variable }) => variable);
  const mounts = [
    ...service.volumes.map((volume) => ({ name: volume.name, mountPath: volume.mountPath })),
    ...service.files.map((folder, index) => ({
      name: configName(service, index),
      mountPath: folder.folder,
      readOnly: true,
    })),
    ...others.map(({ volume, path }) => ({ name: volume.name, mountPath: path, readOnly: true })),
  ];
  const serves = service.ports.some((port) => port.name !== 'metrics');
  return compact<Container>({
    name: service.name,
    image: service.image,
    command: service.command === undefined ? undefined : [...service.command],
    args: service.args === undefined ? undefined : [...service.args],
    ports:
      service.ports.length === 0
        ? undefined
        : service.ports.map((port) => ({
            name: port.name,
            containerPort: port.port,
            protocol: port.protocol,
          })),
    envFrom: hasVariables(service, environment, added)
      ? [{ configMapRef: { name: variablesName(service) } }]
      : undefined,
    env: env.length === 0 ? undefined : env,
    resources: requirements(service.resources),
    startupProbe: probe(service.probes.startup),
    livenessProbe: probe(service.probes.live),
    readinessProbe: probe(service.probes.ready),
    lifecycle:
      serves && service.shutdown.delay > 0
        ? { preStop: { sleep: { seconds: service.shutdown.delay } } }
        : undefined,
    securityContext: restrictedContainer,
    volumeMounts: mounts.length === 0 ? undefined : mounts,
  });
}

export function requirements(resources: Resources): ResourceRequirements {
  return {
    requests: { cpu: formatCpu(resources.cpu.request), memory: formatBytes(resources.memory.request) },
    limits: { cpu: formatCpu(resources.cpu.limit), memory: formatBytes(resources.memory.limit) },
  };
}

/** A variable from a secret, and the place in the definition that asks for it. */
interface SecretEnv {
  readonly variable: EnvVar;
  readonly from: DataPath;
}

/** Variables from secrets: the addresses of the stores that are called, then the declared ones. */
export function secretVariables(service: Service, environment: Environment): readonly SecretEnv[] {
  const stores = service.connections.flatMap(({ store: name, variable, part, path }) => {
    const store = environment.stores.find((one) => one.name === name);
    if (store === undefined) return [];
    const source = connectionSource(store, part, service);
    return 'value' in source ? [] : [{ name: variable, ...source, path }];
  });
  return [...stores, ...service.secrets].map(({ name, secret, key, path }) => ({
    variable: { name, valueFrom: { secretKeyRef: { name: secret, key } } },
    from: path,
  }));
}

function probe(given: ServiceProbe | undefined): Probe | undefined {
  if (given === undefined) return undefined;
  const { check } = given;
  return compact<Probe>({
    httpGet: check.kind === 'http' ? { path: check.path, port: check.port } : undefined,
    tcpSocket: check.kind === 'tcp' ? { port: check.port } : undefined,
    exec: check.kind === 'command' ? { command: [...check.command] } : undefined,
    initialDelaySeconds: given.delay === 0 ? undefined : given.delay,
    periodSeconds: given.period,
    timeoutSeconds: given.timeout,
    failureThreshold: given.failures,
  });
}
