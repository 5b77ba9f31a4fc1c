import { between, oneOf, type Random } from './random.ts';

export interface GeneratedService {
  readonly name: string;
  readonly namespace: string;
  /** Whether others may call it. */
  readonly serves: boolean;
  /** The Secret that it reads, if any. */
  readonly secret: string | undefined;
  /** Stores of its own, by their kind. */
  readonly stores: { readonly postgres: string | undefined; readonly redis: string | undefined };
  readonly fields: object;
}

export interface ServiceOptions {
  readonly index: number;
  readonly name: string;
  readonly namespace: string;
  readonly earlier: readonly GeneratedService[];
  readonly next: Random;
}

/**
 * One service of the mix: mostly APIs over HTTP, some with gRPC beside it; every tenth a worker without ports,
 * every fifteenth a nightly job; calls to one to four earlier services; every third has a PostgreSQL database,
 * every fourth a Redis of its own.
 */
export function makeService({ index, name, namespace, earlier, next }: ServiceOptions): GeneratedService {
  const isJob = index % 15 === 14;
  const isWorker = !isJob && index % 10 === 9;
  const serves = !isJob && !isWorker;
  const postgres = index % 3 === 0 ? `${name}-db` : undefined;
  const redis = index % 4 === 0 ? `${name}-cache` : undefined;
  const secret = index % 6 === 1 ? `${name}-keys` : undefined;
  const external = index % 12 === 5 ? ['payments'] : [];
  const calls = [
    ...callees(earlier, next),
    ...[postgres, redis].filter((store) => store !== undefined),
    ...external,
  ];
  const fields = {
    purpose: `${isJob ? 'Nightly work' : isWorker ? 'Background work' : 'Requests'} of ${namespace}, number ${index}`,
    namespace,
    ...(isJob ? { schedule: `${between(next, 0, 59)} ${between(next, 1, 4)} * * *` } : {}),
    ...(serves ? portsOf(index, next) : {}),
    ...(isJob ? {} : { metrics: { port: 9102 } }),
    ...healthOf(serves, isWorker, index),
    resources: resourcesOf(next),
    ...(isJob ? {} : replicasOf(next)),
    env: envOf(index, next),
    ...(secret === undefined
      ? {}
      : { secrets: { API_KEY: `${secret}/API_KEY`, SIGNING_KEY: `${secret}/SIGNING_KEY` } }),
    ...(index % 5 === 2 ? { files: filesOf(name) } : {}),
    ...(calls.length > 0 ? { calls } : {}),
    ...(serves && index % 20 === 0 ? { expose: true } : {}),
  };
  return { name, namespace, serves, secret, stores: { postgres, redis }, fields };
}

function callees(earlier: readonly GeneratedService[], next: Random): readonly string[] {
  const serving = earlier.filter((one) => one.serves);
  const wanted = Math.min(serving.length, between(next, 1, 4));
  const chosen = new Set<string>();
  while (chosen.size < wanted) {
    const one = serving[Math.floor(next() * serving.length)];
    if (one !== undefined) chosen.add(one.name);
  }
  return [...chosen];
}

function portsOf(index: number, next: Random): object {
  const http = oneOf(next, [8080, 8081, 8000, 3000]);
  return index % 4 === 3
    ? { ports: { http, grpc: { port: 9090, application: 'grpc' } } }
    : { ports: { http: { port: http, expose: 80 } } };
}

function healthOf(serves: boolean, isWorker: boolean, index: number): object {
  if (isWorker) return { health: { live: { command: ['/bin/worker', 'alive'] } } };
  if (!serves) return {};
  const startup = index % 7 === 0 ? { startup: { path: '/health/live', period: '5s', failures: 24 } } : {};
  return { health: { live: '/health/live', ready: '/health/ready', ...startup } };
}

function resourcesOf(next: Random): object {
  const cpu = oneOf(next, [100, 200, 250, 500]);
  const memory = oneOf(next, [128, 256, 384, 512]);
  const size = (share: number) => ({
    cpu: [`${cpu * share}m`, `${cpu * share * 4}m`],
    memory: [`${memory * share}Mi`, `${memory * share * 2}Mi`],
  });
  return { dev: size(0.5), staging: size(1), production: size(2) };
}

function replicasOf(next: Random): object {
  const least = between(next, 2, 4);
  const replicas = { dev: 1, staging: 2, production: [least, least * between(next, 2, 4)] };
  const scale = next() < 0.3 ? { cpu: '65%', memory: '80%' } : undefined;
  return { replicas, ...(scale === undefined ? {} : { scale }) };
}

function envOf(index: number, next: Random): object {
  return {
    POOL_SIZE: { dev: 5, staging: 10, production: between(next, 20, 60) },
    REQUEST_TIMEOUT_MS: oneOf(next, [500, 1000, 2500]),
    ...(index % 2 === 0 ? { FEATURE_NEW_FLOW: { dev: true, staging: true, production: false } } : {}),
    ...(index % 8 === 0 ? { REGION: 'eu-central-1', CURRENCY: 'EUR' } : {}),
  };
}

function filesOf(name: string): object {
  const text = (level: string) => `service = ${name}\nlevel = ${level}\nretries = 3\n`;
  return {
    '/etc/app': { 'app.properties': { dev: text('debug'), staging: text('info'), production: text('warn') } },
  };
}
