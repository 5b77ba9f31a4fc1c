import { type DataPath, nearest } from '../../../base/index.ts';
import type { Service, ServicePort, ServiceProbe } from '../../platform/service.ts';
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
    const check = resolveCheck(context, given, ports, main, place, path);
    if (check === undefined) continue;
    reportTiming(context, given, place);
    probes[kind] = {
      check,
      delay: given.delay ?? 0,
      period: given.period ?? 10,
      timeout: given.timeout ?? 3,
      failures: given.failures ?? defaultFailures[kind],
      path: place,
    };
  }
  return probes;
}

function reportTiming(context: Context, given: ReadProbe, path: DataPath): void {
  for (const field of ['period', 'timeout'] as const) {
    if ((given[field] ?? 1) >= 1) continue;
    context.report({
      path: [...path, field],
      reason: `the ${field} of a check is at least a second`,
      fix: "Write '1s' or more.",
    });
  }
}

function resolveCheck(
  context: Context,
  given: ReadProbe,
  ports: readonly ServicePort[],
  main: ServicePort | undefined,
  path: DataPath,
  service: DataPath,
): ServiceProbe['check'] | undefined {
  if (given.command !== undefined) {
    const other = given.path !== undefined ? 'path' : 'port';
    if (given[other] !== undefined) {
      context.report({
        path: [...path, other],
        atKey: true,
        reason: 'a check is a command or a request, not both',
        fix: `Remove \`command\` or \`${other}\`.`,
      });
    }
    return { kind: 'command', command: given.command };
  }
  const needs = [
    [...service, 'port'],
    [...service, 'ports'],
    [...service, 'metrics'],
  ];
  if (given.port === undefined && main === undefined) {
    context.report({
      path,
      reason: 'a service without a TCP port cannot be checked by a request',
      fix: 'Add a port, or check by a command: { command: [...] }.',
      needs,
    });
    return undefined;
  }
  const found =
    given.port === undefined
      ? [main]
      : ports.filter((one) => one.name === given.port || one.port === given.port);
  const port = found.find((one) => one?.protocol === 'TCP');
  if (port === undefined) {
    reportPort(context, String(given.port), found[0], ports, [...path, 'port'], needs);
    return undefined;
  }
  return given.path === undefined
    ? { kind: 'tcp', port: port.name }
    : { kind: 'http', path: given.path, port: port.name };
}

function reportPort(
  context: Context,
  given: string,
  found: ServicePort | undefined,
  ports: readonly ServicePort[],
  path: DataPath,
  needs: readonly DataPath[],
): void {
  const names = ports.map((one) => one.name);
  const meant = nearest(given, names);
  const listed = names.length === 0 ? 'It has none.' : `There are: ${names.join(', ')}.`;
  context.report({
    path,
    reason:
      found === undefined
        ? `the service has no port ${given}`
        : `the port ${given} is UDP, which no check reaches`,
    fix:
      found !== undefined
        ? 'Check a TCP port, or check by a command: { command: [...] }.'
        : meant === undefined
          ? listed
          : `Did you mean '${meant}'?`,
    needs,
  });
}
