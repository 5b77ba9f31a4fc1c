import type { CloudPlace } from '../platform.ts';
import { type Context, pick } from './context.ts';

const defaultNetwork = '10.0.0.0/16';

/**
 * Where the environment runs. The upper quarter of the private network (a /18 of the /16) is for managed
 * data stores, so that policies can admit exactly them.
 */
export function resolveCloud(context: Context): CloudPlace {
  const { cloud } = context.definition;
  const network = pick(cloud.network, context) ?? defaultNetwork;
  const region = pick(cloud.region, context);
  const holed = cloud.region.holes.some((hole) => hole.environment === context.environment);
  if (region === undefined && !holed) {
    context.report({
      path: ['cloud', 'region'],
      reason: `the environment '${context.environment}' has no region`,
      fix: `Add ${context.environment} to the regions.`,
    });
  }
  const [a = '10', b = '0', c, rest] = network.split('.');
  if (c !== '0' || rest !== '0/16') {
    context.report({
      path: ['cloud', 'network'],
      reason: `the network ${network} is not a whole /16`,
      fix: `Write '${a}.${b}.0.0/16'.`,
    });
  }
  return {
    provider: cloud.provider,
    region: region ?? '',
    zones: pick(cloud.zones, context) ?? 3,
    network,
    dataNetwork: `${a}.${b}.192.0/18`,
  };
}
