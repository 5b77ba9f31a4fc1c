import { type DataPath, nearest } from '../../../base/index.ts';
import type { Service, ServicePort, ServiceProbe } from '../../platform.ts';
import type { ReadService } from '../../schema/platform.ts';
import type { Context } from '../context.ts';

type ReadProbe = NonNullable<NonNullable<ReadService['health']>['live']>;

/** Failures in a row that count: three, and thirty for the start, which gives slow starters five minutes. */
const defaultFailures = { live: 3, ready: 3, startup: 30 } as const;

/**
 * The health checks of a service. One that states none is watched by TCP connections to its first port,
 * which proves at least that it listens; a worker without ports gets none.
 */
export function resolveProbes(
  context: Context,
  service: ReadService,
  ports: readonly ServicePort[],
  path: DataPath,
): Service['probes'] {
  const main = ports.find((port) => port.protocol === 'TCP' && port.name !== 'metrics');
  if (service.health === undefined) {
    if (main === undefined) return {};
    const check = { kind: 'tcp', port: main.name } as const;
    const timing = { delay: 0, period: 10, timeout: 3, failures: 3, path };
    return { live: { check, ...timing }, ready: { check, ...timing } };
  }
  const probes: { -readonly [kind in keyof Service['probes']]: ServiceProbe } = {};
  for (const kind of ['live', 'ready', 'startup'] as const) {
    const given = service.health[kind];
    if (given === undefined) continue;
    const place = [...path, 'health', kind];
    const check = resolveCheck(context, given, ports, main, place);
    if (check === undefined) continue;
    probes[kind] = {
      check,
      delay: given.delay ?? 0,
      period: given.period ?? 10,
      timeout: given.timeout ?? 3,
      failures: given.failures ?? defaultFailures[kind],
      path: place,
    };
    const probe = probes[kind];
    if (probe.period < 1 || probe.timeout < 1) {
      context.report({
        path: place,
        reason: 'a check needs at least a second',
        fix: "Write '1s' or more for period and timeout.",
      });
    }
  }
  return probes;
}

function resolveCheck(
  context: Context,
  given: ReadProbe,
  ports: readonly ServicePort[],
  main: ServicePort | undefined,
  path: DataPath,
): ServiceProbe['check'] | undefined {
  if (given.command !== undefined) {
    if (given.path !== undefined || given.port !== undefined) {
      context.report({
        path,
        reason: 'a check is a command or a request, not both',
        fix: 'Remove one of them.',
      });
    }
    return { kind: 'command', command: given.command };
  }
  const port =
    given.port === undefined ? main : ports.find((one) => one.name === given.port || one.port === given.port);
  if (port === undefined) {
    const names = ports.map((one) => one.name);
    const meant = typeof given.port === 'string' ? nearest(given.port, names) : undefined;
    context.report({
      path: given.port === undefined ? path : [...path, 'port'],
      reason:
        given.port === undefined
          ? 'a service without ports cannot be checked by a request'
          : `the service has no port ${given.port}`,
      fix:
        meant !== undefined
          ? `Did you mean '${meant}'?`
          : names.length === 0
            ? 'Add a port, or check by a command: { command: [...] }.'
            : `There are: ${names.join(', ')}.`,
    });
    return undefined;
  }
  return given.path === undefined
    ? { kind: 'tcp', port: port.name }
    : { kind: 'http', path: given.path, port: port.name };
}
