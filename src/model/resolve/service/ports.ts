import type { DataPath } from '../../../base/index.ts';
import type { ServicePort } from '../../platform.ts';
import type { ReadService } from '../../schema/platform.ts';
import type { Context } from '../context.ts';

/** The ports of a service, the main one first; `port` is the port named http. */
export function resolvePorts(context: Context, service: ReadService, path: DataPath): readonly ServicePort[] {
  const ports: ServicePort[] = [];
  if (service.port !== undefined) {
    ports.push({
      name: 'http',
      port: service.port,
      expose: service.port,
      protocol: 'TCP',
      application: 'http',
      path: [...path, 'port'],
    });
  }
  for (const [name, given] of Object.entries(service.ports ?? {})) {
    const protocol = given.protocol ?? 'TCP';
    ports.push({
      name,
      port: given.port,
      expose: given.expose ?? given.port,
      protocol,
      application:
        given.application ??
        (protocol === 'UDP'
          ? undefined
          : name.startsWith('grpc')
            ? 'grpc'
            : name.startsWith('tcp')
              ? 'tcp'
              : 'http'),
      path: [...path, 'ports', name],
    });
  }
  const { metrics } = service;
  if (metrics !== undefined && !ports.some((port) => port.port === metrics.port)) {
    ports.push({
      name: 'metrics',
      port: metrics.port,
      expose: metrics.port,
      protocol: 'TCP',
      application: 'http',
      path: [...path, 'metrics', 'port'],
    });
  }
  reportClashes(context, ports);
  return ports;
}

function reportClashes(context: Context, ports: readonly ServicePort[]): void {
  for (const [index, port] of ports.entries()) {
    const earlier = ports.slice(0, index);
    const sameName = earlier.find((other) => other.name === port.name);
    const samePort = earlier.find((other) => other.port === port.port && other.protocol === port.protocol);
    const sameExpose = earlier.find(
      (other) => other.expose === port.expose && other.protocol === port.protocol,
    );
    if (sameName !== undefined) {
      context.report({
        path: port.path,
        reason: `two ports are named '${port.name}'`,
        fix: 'Rename one of them.',
      });
    } else if (samePort !== undefined) {
      context.report({
        path: port.path,
        reason: `the ports '${samePort.name}' and '${port.name}' are both ${port.port}`,
        fix: 'Give each its own number.',
      });
    } else if (sameExpose !== undefined) {
      context.report({
        path: port.path,
        reason: `the ports '${sameExpose.name}' and '${port.name}' are both exposed as ${port.expose}`,
        fix: 'Give each its own `expose`.',
      });
    }
  }
}
