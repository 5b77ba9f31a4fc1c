import { z } from 'zod';
import { backupFields, backupOrNone } from './backup.ts';
import { kept } from './bucket.ts';
import { region } from './cluster.ts';
import { credentialFields, credentials } from './credentials.ts';
import { perEnvironment } from './environment.ts';
import { labels } from './label.ts';
import { choice, fields, flag, text, whole, words } from './leaf.ts';
import { addressRange, bucketName, hostName, name, variableFix, variableName } from './name.ts';
import { cpu, duration, memory, size } from './unit.ts';

const resourceShape = { cpu: cpu.optional(), memory: memory.optional() };
export const resourceFields = fields(resourceShape);

/** Cpu and memory, each a request with a limit. */
export const resources = (environments: readonly string[]) =>
  perEnvironment(resourceFields, environments, Object.keys(resourceShape));

/** A host, with its port where that is not the usual one. */
const endpoint = text(
  'the endpoint of a store',
  /^(?=[a-z0-9.-]{3,253}(:|$))[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+(:\d{1,5})?$/,
  "Write a full host name, with a port where it is not the usual one: 'orders.example.com:6432'.",
);

export const store = (environments: readonly string[]) =>
  fields({
    type: choice('postgres', 'redis', 'rabbitmq', 'opensearch', 'elasticsearch', 'bucket'),
    runs: perEnvironment(choice('managed', 'cluster'), environments).optional(),
    version: text('a version', /^\d+(\.\d+){0,2}$/, "Write it as '16' or '16.4'.").optional(),
    storage: perEnvironment(size, environments).optional(),
    storageClass: words.optional(),
    instances: perEnvironment(whole(1, 15), environments).optional(),
    resources: resources(environments).optional(),
    pool: words.optional(),
    namespace: words.optional(),
    database: text(
      'the name of a database',
      /^[a-z_][a-z0-9_]{0,62}$/,
      'Use lower-case letters, digits and underscores.',
    ).optional(),
    secret: name('a secret', 63).optional(),
    variable: text('the name of an environment variable', variableName, variableFix).optional(),
    endpoint: perEnvironment(endpoint, environments).optional(),
    addresses: perEnvironment(z.array(addressRange).min(1), environments).optional(),
    alias: perEnvironment(flag, environments).optional(),
    bucket: perEnvironment(bucketName, environments).optional(),
    on: words.optional(),
    versions: perEnvironment(kept, environments).optional(),
    expireAfter: perEnvironment(duration, environments).optional(),
    coldAfter: perEnvironment(duration, environments).optional(),
    copies: perEnvironment(region, environments).optional(),
    backup: perEnvironment(backupOrNone, environments, backupFields).optional(),
    pooler: perEnvironment(flag, environments).optional(),
    synchronous: perEnvironment(flag, environments).optional(),
    credentials: perEnvironment(credentials, environments, credentialFields).optional(),
    purpose: words.optional(),
  });

export const externalPods = fields({ namespace: name('a namespace', 63), labels });

export const external = fields({
  host: hostName,
  port: whole(1, 65535, 'a port').optional(),
  addresses: z.array(addressRange).min(1).optional(),
  pods: externalPods.optional(),
  variable: text('the name of an environment variable', variableName, variableFix).optional(),
  purpose: words.optional(),
});
