import { perEnvironment } from './environment.ts';
import { flag, whole } from './leaf.ts';
import { hostName, name } from './name.ts';
import { short } from './short.ts';

export const dashboardShape = (environments: readonly string[]) => ({
  enabled: perEnvironment(flag, environments).optional(),
  host: perEnvironment(hostName, environments).optional(),
  secret: name('a secret', 63).optional(),
  replicas: perEnvironment(whole(1, 10), environments).optional(),
  database: name('a secret', 63).optional(),
});

/** Whether there are dashboards, or all that is said of them. */
export const dashboards = (environments: readonly string[]) => short(dashboardShape(environments), 'enabled');
