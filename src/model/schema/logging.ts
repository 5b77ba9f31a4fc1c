import { perEnvironment } from './environment.ts';
import { choice, fields, whole, words } from './leaf.ts';
import { bucketName, name } from './name.ts';
import { short } from './short.ts';
import { resources } from './store.ts';
import { duration, size } from './unit.ts';

export const logRetention = fields({
  all: duration.optional(),
  info: duration.optional(),
  audit: duration.optional(),
});

export const logShape = (environments: readonly string[]) => ({
  store: choice('loki', 'elastic', 'cloudwatch'),
  retention: logRetention.optional(),
  namespace: name('a namespace', 63).optional(),
  agentNamespace: name('a namespace', 63).optional(),
  replicas: perEnvironment(whole(1, 15), environments).optional(),
  storage: perEnvironment(size, environments).optional(),
  storageClass: words.optional(),
  resources: resources(environments).optional(),
  bucket: perEnvironment(bucketName, environments).optional(),
});

/** The store's name alone, or all that is said of logs. */
export const logs = (environments: readonly string[]) => short(logShape(environments), 'store');
