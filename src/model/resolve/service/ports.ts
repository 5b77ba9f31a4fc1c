import type { DataPath } from '../../../base/index.ts';
import type { ServicePort } from '../../platform/service.ts';
import type { ReadService } from '../../schema/platform.ts';
import type { Context } from '../context.ts';

/** The ports of a service, the main one first; `port` is the port named http. */
export function resolvePorts(context: Context, service: ReadService, path: DataPath): readonly ServicePort[] {
  const named = Object.entries(service.ports ?? {});
  if (service.port !== undefined && named.length > 0) {
    context.report({
      path: [...path, 'port'],
      atKey: true,
      reason: 'a service has `port` or `ports`, not both',
      fix: `Move it into \`ports\`, with a name: http: ${service.port}.`,
    });
  }
  const ports: ServicePort[] = [];
  if (service.port !== undefined && named.length === 0)
    ports.push(plainPort('http', service.port, [...path, 'port']));
  for (const [name, given] of named) {
    const protocol = given.protocol ?? 'TCP';
    ports.push({
      name,
      port: given.port,
      expose: given.expose ?? given.port,
      protocol,
      application: given.application ?? (protocol === 'UDP' ? undefined : applicationOf(name)),
      path: [...path, 'ports', name],
    });
  }
  const { metrics } = service;
  if (metrics !== undefined && !ports.some((port) => port.port === metrics.port && port.protocol === 'TCP')) {
    ports.push(plainPort('metrics', metrics.port, [...path, 'metrics', 'port']));
  }
  reportClashes(context, ports);
  return ports;
}

function plainPort(name: string, port: number, path: DataPath): ServicePort {
  return { name, port, expose: port, protocol: 'TCP', application: 'http', path };
}

/** What is spoken on a TCP port that does not say: its name tells, as in a mesh. */
function applicationOf(name: string): string {
  if (name.startsWith('grpc')) return 'grpc';
  return name.startsWith('tcp') ? 'tcp' : 'http';
}

function reportClashes(context: Context, ports: readonly ServicePort[]): void {
  for (const [index, port] of ports.entries()) {
    const earlier = ports.slice(0, index);
    const alike = earlier.filter((other) => other.protocol === port.protocol);
    const samePort = alike.find((other) => other.port === port.port);
    const sameExpose = alike.find((other) => other.expose === port.expose);
    if (earlier.some((other) => other.name === port.name)) {
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
