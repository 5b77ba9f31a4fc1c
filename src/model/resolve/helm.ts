import type { Helm } from '../platform/helm.ts';
import type { ReadDefinition } from '../schema/platform.ts';

/** The charts of the platform, where the definition asks for them. */
export function resolveHelm({ name, delivery }: ReadDefinition): Helm | undefined {
  const given = delivery?.helm;
  if (given === undefined || given.write === false) return undefined;
  const chart = given.chart ?? name;
  return {
    chart,
    version: given.version ?? '0.1.0',
    namespace: given.namespace ?? `${chart}-releases`,
    names: given.names ?? {},
    path: ['delivery', 'helm'],
  };
}
