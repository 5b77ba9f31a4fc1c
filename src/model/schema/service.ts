import { z } from 'zod';
import { cron } from './cron.ts';
import { exposure } from './edge.ts';
import { environmentName, perEnvironment } from './environment.ts';
import { goals } from './goals.ts';
import { health } from './health.ts';
import { image } from './image.ts';
import { anyText, choice, fields, flag, leaf, type Read, sayValue, text, whole, words } from './leaf.ts';
import { keyed, named, variablesOf } from './name.ts';
import { release } from './release.ts';
import { countOrShare, replicas, scale } from './scale.ts';
import { short } from './short.ts';
import { resources } from './store.ts';
import { traffic } from './traffic.ts';
import { duration, size } from './unit.ts';

/** The largest user id that Kubernetes takes (runAsUser). */
const largestUser = 2147483647;

const port = whole(1, 65535, 'a port');

export const portShape = {
  port,
  expose: port.optional(),
  protocol: choice('TCP', 'UDP').optional(),
  application: text(
    'a protocol name',
    /^[a-z][a-z0-9.-]{0,30}$/,
    "Write a name such as 'http', 'grpc' or 'tcp'.",
  ).optional(),
};

const portName = /^(?!.*--)[a-z]([a-z0-9-]{0,13}[a-z0-9])?$/;
const ports = keyed(
  short(portShape, 'port'),
  portName,
  'the name of a port',
  'Use at most 15 lower-case letters, digits and single hyphens; begin with a letter.',
);

const labelName = text(
  'the name of a label',
  /^(?!__)[A-Za-z_][A-Za-z0-9_]*$/,
  'Use letters, digits and underscores; do not begin with a digit or with two underscores.',
);

export const ownMetric = fields({
  type: choice('counter', 'gauge', 'histogram'),
  labels: z.array(labelName).optional(),
  purpose: words.optional(),
});

export const metrics = fields({
  port,
  path: text('an HTTP path', /^\/\S*$/, "Begin with a slash: '/metrics'.").optional(),
  interval: duration.optional(),
  own: keyed(
    ownMetric,
    /^[A-Za-z_][A-Za-z0-9_]*$/,
    'the name of a metric',
    "Use letters, digits and underscores: 'orders_created_total'.",
  ).optional(),
});

const absolute = '/[^\\s/:]+(/[^\\s/:]+)*';
const mountPath = text(
  'a folder to mount at',
  new RegExp(`^(?!.*/\\.\\.?(/|$))${absolute}$`),
  "Write an absolute path without a slash at the end: '/app/data'.",
);

export const volume = (environments: readonly string[]) =>
  fields({
    path: mountPath,
    size: perEnvironment(size, environments).optional(),
    temporary: size.optional(),
    storageClass: words.optional(),
    access: choice('ReadWriteOnce', 'ReadWriteMany', 'ReadWriteOncePod').optional(),
  });

export const permission = fields({
  group: anyText.optional(),
  resources: z.array(words).min(1),
  verbs: z
    .array(choice('get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'))
    .min(1),
  names: z.array(words).min(1).optional(),
  cluster: flag.optional(),
});

/** A plain value of an environment variable, as a text. */
const variableValue = leaf<string>({ type: ['string', 'number', 'boolean'] }, readVariable);

function readVariable(value: unknown): Read<string> {
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) {
    return { value: String(value) };
  }
  return {
    reason: `${sayValue(value)} is not a value of an environment variable`,
    fix: 'Write a text, a number, true or false.',
  };
}

export const variables = (environments: readonly string[]) =>
  variablesOf(perEnvironment(variableValue, environments));

const files = (environments: readonly string[]) =>
  keyed(
    keyed(
      perEnvironment(anyText, environments),
      /^(?!\.\.)[\w.-]{1,253}$/,
      'the name of a configuration file',
      'Use letters, digits, dots, hyphens and underscores, without folders.',
    ),
    new RegExp(`^(?!.*/\\.\\.?(/|$))${absolute}$`),
    'a folder of configuration files',
    "Write an absolute path without a slash at the end: '/app/config'.",
  );

export const placement = fields({
  zones: choice('required', 'preferred').optional(),
  hosts: choice('required', 'preferred').optional(),
  pool: choice('required', 'preferred').optional(),
});

export const disruption = fields({
  maxUnavailable: countOrShare.optional(),
  minAvailable: countOrShare.optional(),
});

export const shutdown = fields({ drain: duration.optional(), delay: duration.optional() });

const connection = variablesOf(
  choice(
    ...(['url', 'host', 'port', 'database', 'username', 'password', 'ca'] as const),
    ...(['bucket', 'region', 'access-key', 'secret-key', 'path-style'] as const),
  ),
);

export const service = (environments: readonly string[]) =>
  fields({
    purpose: words.optional(),
    environments: z.array(environmentName(environments)).min(1).optional(),
    namespace: words.optional(),
    workload: choice('Deployment', 'StatefulSet', 'DaemonSet', 'Job').optional(),
    schedule: cron.optional(),
    image: perEnvironment(image, environments).optional(),
    command: z.array(anyText).min(1).optional(),
    args: z.array(anyText).optional(),
    port: port.optional(),
    ports: ports.optional(),
    metrics: metrics.optional(),
    goals: goals(environments).optional(),
    health: health.optional(),
    resources: resources(environments).optional(),
    replicas: perEnvironment(replicas, environments).optional(),
    scale: scale.optional(),
    env: variables(environments).optional(),
    secrets: variablesOf(words).optional(),
    files: files(environments).optional(),
    volumes: named('a volume', volume(environments)).optional(),
    calls: z.array(words).optional(),
    connections: named('a store', connection).optional(),
    identity: perEnvironment(words, environments).optional(),
    expose: exposure(environments).optional(),
    pool: words.optional(),
    placement: placement.optional(),
    disruption: disruption.optional(),
    shutdown: shutdown.optional(),
    priority: words.optional(),
    permissions: z.array(permission).optional(),
    traffic: traffic.optional(),
    release: release(environments).optional(),
    user: whole(1, largestUser, 'an unprivileged user id').optional(),
  });
