import { perEnvironment } from './environment.ts';
import { choice } from './leaf.ts';
import { bucketName } from './name.ts';
import { short } from './short.ts';
import { duration, percent } from './unit.ts';

export const traceShape = (environments: readonly string[]) => ({
  store: choice('tempo', 'jaeger', 'xray'),
  sampling: perEnvironment(percent(100), environments).optional(),
  retention: duration.optional(),
  bucket: perEnvironment(bucketName, environments).optional(),
});

/** The store's name alone, or all that is said of traces. */
export const traces = (environments: readonly string[]) => short(traceShape(environments), 'store');
