import { z } from 'zod';
import { isObject } from '../../base/index.ts';
import { perEnvironment } from './environment.ts';
import { forward } from './issue.ts';
import { described, jsonOf } from './json.ts';
import { choice, fields, flag, leaf, text, whole, words } from './leaf.ts';
import { addressRange, keyed, name } from './name.ts';
import { replicas } from './scale.ts';
import { duration, size } from './unit.ts';

const url = text(
  'an address of the web',
  /^https:\/\/[^\s/?#]+(\/[^\s?#]*)?$/,
  "Write it whole and with https: 'https://login.example.com/realms/shop'.",
);

const behind = leaf<'cloudflare' | readonly string[]>(
  { anyOf: [{ const: 'cloudflare' }, { type: 'array', items: { type: 'string' }, minItems: 1 }] },
  (value) => {
    const fix = "Write 'cloudflare', or a list of ranges such as ['203.0.113.0/24'].";
    if (value === 'cloudflare') return { value };
    const ranges = z.array(addressRange).min(1).safeParse(value);
    return ranges.success
      ? { value: ranges.data }
      : { reason: 'this is neither a known proxy nor a list of address ranges', fix };
  },
);

export const edgeAuthentication = (environments: readonly string[]) =>
  fields({
    issuer: perEnvironment(url, environments),
    audience: words.optional(),
    keys: perEnvironment(url, environments).optional(),
  });

export const edgeCertificates = (environments: readonly string[]) =>
  fields({
    email: text(
      'an e-mail address',
      /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
      "Write it as 'ops@example.com'.",
    ).optional(),
    challenge: choice('dns', 'http').optional(),
    letsEncrypt: perEnvironment(choice('staging', 'production'), environments).optional(),
    authority: name('a secret', 63).optional(),
  });

const azureShape = { tenant: words, subscription: words, resourceGroup: words, identity: words };
export const azureZone = fields(azureShape);

export const edgeDns = (environments: readonly string[]) =>
  fields({
    provider: choice('aws', 'azure', 'google', 'cloudflare', 'none').optional(),
    policy: choice('upsert-only', 'sync').optional(),
    owner: name('an owner of DNS records', 63).optional(),
    project: perEnvironment(words, environments).optional(),
    azure: perEnvironment(azureZone, environments, Object.keys(azureShape)).optional(),
  });

export const edge = (environments: readonly string[]) =>
  fields({
    namespace: name('a namespace', 63).optional(),
    controller: choice('nginx', 'gateway', 'kong', 'istio').optional(),
    mesh: flag.optional(),
    replicas: perEnvironment(replicas, environments).optional(),
    pool: words.optional(),
    tls: choice('1.2', '1.3').optional(),
    loadBalancer: choice('network', 'application').optional(),
    behind: behind.optional(),
    authentication: edgeAuthentication(environments).optional(),
    certificates: edgeCertificates(environments).optional(),
    dns: edgeDns(environments).optional(),
    store: words.optional(),
  });

const label = '[a-z0-9]([a-z0-9-]*[a-z0-9])?';
const publicHost = text(
  'a public host',
  new RegExp(`^(?=.{1,253}$)${label}(\\.${label})*$`),
  "Write a name below the domain such as 'app', or a whole one such as 'app.example.com'.",
);

const origin = text(
  'an origin',
  /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/,
  "Write scheme and host without a path: 'https://app.example.com'.",
);

const headerName = /^[A-Za-z0-9-]{1,64}$/;
const headerFix = 'Use letters, digits and hyphens.';

export const requestHeaders = fields({
  set: keyed(
    text('the value of a header', /^[^\r\n,:]{1,512}$/, 'Write one line without commas and colons.'),
    headerName,
    'the name of a header',
    headerFix,
  ).optional(),
  remove: z
    .array(text('the name of a header', headerName, headerFix))
    .min(1)
    .optional(),
});

export const expose = (environments: readonly string[]) =>
  fields({
    host: perEnvironment(publicHost, environments),
    path: text(
      'a prefix of paths',
      /^\/([\w.~-]+(\/[\w.~-]+)*)?$/,
      "Begin with a slash, and end without one: '/api'.",
    ).optional(),
    port: words.optional(),
    requestsPerSecond: perEnvironment(whole(1, 1000000), environments).optional(),
    bodySize: size.optional(),
    timeout: duration.optional(),
    authentication: flag.optional(),
    cors: z.array(origin).min(1).optional(),
    headers: requestHeaders.optional(),
  });

export type ReadExpose = z.output<ReturnType<typeof expose>>;

/** True and false, or a public address. */
export const exposure = (environments: readonly string[]): z.ZodType<boolean | ReadExpose> => {
  const whole = expose(environments);
  const schema = z.unknown().transform((value, context): boolean | ReadExpose => {
    const outcome = (isObject(value) ? whole : flag).safeParse(value);
    if (outcome.success) return outcome.data;
    forward(context, outcome.error.issues, [], value);
    return z.NEVER;
  });
  return described(schema, () => ({ anyOf: [jsonOf(flag), jsonOf(whole)] }));
};
