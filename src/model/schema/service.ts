import { z } from 'zod';
import { perEnvironment } from './environment.ts';
import { anyText, choice, fields, flag, leaf, sayValue, text, whole, words } from './leaf.ts';
import { keyed, named, variableFix, variableName } from './name.ts';
import { resources } from './store.ts';
import { duration, percent, size } from './unit.ts';

const port = whole(1, 65535, 'a port');

const portShape = fields({
  port,
  expose: port.optional(),
  protocol: choice('TCP', 'UDP').optional(),
  application: text(
    'a protocol name',
    /^[a-z][a-z0-9.-]{0,30}$/,
    "Write a name such as 'http', 'grpc' or 'tcp'.",
  ).optional(),
});

/** A number or an object: reads the number as the object's one field. */
function short<T>(inner: z.ZodType<T>, field: string): z.ZodType<T> {
  return z.preprocess(
    (value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { [field]: value },
    inner,
  ) as z.ZodType<T>;
}

const absolutePath = text('an absolute path', /^\/[^\s\0]*$/, "Begin with a slash: '/app/config'.");

const probe = short(
  fields({
    path: text('an HTTP path', /^\/[^\s]*$/, "Begin with a slash: '/health'.").optional(),
    command: z.array(words).min(1).optional(),
    port: leaf<string | number>({ anyOf: [{ type: 'string' }, { type: 'integer' }] }, (value) =>
      (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65535) ||
      (typeof value === 'string' && /^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(value))
        ? { value }
        : {
            reason: `${sayValue(value)} is not a port`,
            fix: 'Write the name or the number of a port of the service.',
          },
    ).optional(),
    delay: duration.optional(),
    period: duration.optional(),
    timeout: duration.optional(),
    failures: whole(1, 1000).optional(),
  }),
  'path',
);

const speed = fields({
  stabilization: duration.optional(),
  percent: percent(10000).optional(),
  pods: whole(1, 10000).optional(),
  period: duration.optional(),
  select: choice('Max', 'Min').optional(),
});

const scale = fields({
  cpu: percent(1000).optional(),
  memory: percent(1000).optional(),
  requestsPerSecond: whole(1, 1000000).optional(),
  queue: fields({
    name: words,
    messages: whole(1, 1000000),
    metric: text('the name of a metric', /^[a-zA-Z_:][\w:]*$/, variableFix).optional(),
  }).optional(),
  up: speed.optional(),
  down: speed.optional(),
  recommend: flag.optional(),
});

/** A number of pods, or the bounds between which they are scaled. */
export interface ReplicaRange {
  readonly minimum: number;
  readonly maximum: number;
  /** Whether the definition gave a range, even one of equal bounds. */
  readonly scaled: boolean;
}

const replicas = leaf<ReplicaRange>(
  {
    anyOf: [
      { type: 'integer', minimum: 0 },
      { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
    ],
  },
  (value) => {
    const [minimum, maximum] = Array.isArray(value) ? value : [value, value];
    const isCount = (count: unknown): count is number =>
      typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= 10000;
    if (!isCount(minimum) || !isCount(maximum) || (Array.isArray(value) && value.length !== 2)) {
      return {
        reason: `${sayValue(value)} is not a number of pods`,
        fix: 'Write a whole number, or [minimum, maximum] to scale by load.',
      };
    }
    if (minimum > maximum) {
      return {
        reason: `the range of pods [${minimum}, ${maximum}] is upside down`,
        fix: `Write [${maximum}, ${minimum}].`,
      };
    }
    if (Array.isArray(value) && minimum === 0) {
      return { reason: 'an autoscaled service cannot fall to 0 pods', fix: 'Begin the range at 1 or more.' };
    }
    return { value: { minimum, maximum, scaled: Array.isArray(value) } };
  },
);

const countOrShare = leaf<number | string>({ anyOf: [{ type: 'integer' }, { type: 'string' }] }, (value) =>
  (typeof value === 'number' && Number.isInteger(value) && value >= 0) ||
  (typeof value === 'string' && /^(100|[1-9]?\d)%$/.test(value))
    ? { value: value as number | string }
    : {
        reason: `${sayValue(value)} is neither a number of pods nor a share of them`,
        fix: "Write a number, or a share such as '25%'.",
      },
);

const volume = (environments: readonly string[]) =>
  fields({
    path: absolutePath,
    size: perEnvironment(size, environments).optional(),
    temporary: size.optional(),
    storageClass: words.optional(),
    access: choice('ReadWriteOnce', 'ReadWriteMany', 'ReadWriteOncePod').optional(),
  });

const permission = fields({
  group: anyText.optional(),
  resources: z.array(words).min(1),
  verbs: z
    .array(choice('get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'))
    .min(1),
  names: z.array(words).min(1).optional(),
  cluster: flag.optional(),
});

/** A plain value of an environment variable, as a text. */
export const variableValue = leaf<string>({ type: ['string', 'number', 'boolean'] }, (value) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? { value: String(value) }
    : {
        reason: `${sayValue(value)} is not a value of an environment variable`,
        fix: 'Write a text, a number, true or false.',
      },
);

export const variables = (environments: readonly string[]) =>
  keyed(
    perEnvironment(variableValue, environments),
    variableName,
    'the name of an environment variable',
    variableFix,
  );

const imagePattern = /^[a-z0-9][a-z0-9._/:-]*?(:[A-Za-z0-9_][\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/;

/** An image with an immutable tag or a digest. */
export const image = leaf<string>({ type: 'string' }, (value) => {
  const fix = "Write 'registry/name:tag' with a tag that never moves, or a digest.";
  if (typeof value !== 'string' || !imagePattern.test(value))
    return { reason: `${sayValue(value)} is not an image`, fix };
  const last = value.slice(value.lastIndexOf('/') + 1);
  if (!last.includes(':') && !last.includes('@')) return { reason: `the image '${value}' has no tag`, fix };
  if (/:latest$/.test(last)) return { reason: `the tag 'latest' of '${value}' moves`, fix };
  return { value };
});

export const tag = leaf<string>({ type: 'string' }, (value) =>
  typeof value === 'string' && /^[A-Za-z0-9_][\w.-]{0,127}$/.test(value) && value !== 'latest'
    ? { value }
    : {
        reason: `${sayValue(value)} is not an immutable image tag`,
        fix: "Write a version such as '1.4.2' or a commit.",
      },
);

const cronField = String.raw`(\*|[0-9A-Za-z]+(-[0-9A-Za-z]+)?)(\/\d+)?(,(\*|[0-9A-Za-z]+(-[0-9A-Za-z]+)?)(\/\d+)?)*`;
const cron = text(
  'a cron expression',
  new RegExp(`^${cronField}( ${cronField}){4}$`),
  "Write five fields: minute, hour, day, month, weekday; '0 2 * * *' is daily at 02:00 UTC.",
);

const portName = (key: string) =>
  /^[a-z]([a-z0-9-]{0,13}[a-z0-9])?$/.test(key)
    ? { value: key }
    : {
        reason: `'${key}' cannot be the name of a port`,
        fix: 'Use at most 15 lower-case letters, digits and hyphens.',
      };

export const service = (environments: readonly string[]) =>
  fields({
    purpose: words.optional(),
    environments: z
      .array(choice(...environments))
      .min(1)
      .optional(),
    namespace: words.optional(),
    workload: choice('Deployment', 'StatefulSet', 'DaemonSet', 'Job').optional(),
    schedule: cron.optional(),
    image: perEnvironment(image, environments).optional(),
    command: z.array(anyText).min(1).optional(),
    args: z.array(anyText).optional(),
    port: port.optional(),
    ports: named('a port', short(portShape, 'port'), portName).optional(),
    metrics: fields({
      port,
      path: text('an HTTP path', /^\/\S*$/, "Begin with a slash: '/metrics'.").optional(),
    }).optional(),
    health: fields({ live: probe.optional(), ready: probe.optional(), startup: probe.optional() }).optional(),
    resources: resources(environments).optional(),
    replicas: perEnvironment(replicas, environments).optional(),
    scale: scale.optional(),
    env: variables(environments).optional(),
    secrets: keyed(words, variableName, 'the name of an environment variable', variableFix).optional(),
    files: z.record(z.string(), z.record(z.string(), perEnvironment(anyText, environments))).optional(),
    volumes: named('a volume', volume(environments)).optional(),
    calls: z.array(words).optional(),
    expose: flag.optional(),
    pool: words.optional(),
    placement: fields({
      zones: choice('required', 'preferred').optional(),
      hosts: choice('required', 'preferred').optional(),
      pool: choice('required', 'preferred').optional(),
    }).optional(),
    disruption: fields({
      maxUnavailable: countOrShare.optional(),
      minAvailable: countOrShare.optional(),
    }).optional(),
    shutdown: fields({ drain: duration.optional(), delay: duration.optional() }).optional(),
    priority: words.optional(),
    permissions: z.array(permission).optional(),
    user: whole(1, 4294967294, 'a user id other than root').optional(),
  });
