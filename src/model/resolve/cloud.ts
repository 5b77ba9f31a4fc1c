import type { CloudPlace } from '../platform/cluster.ts';
import { type Context, pick, pickPath } from './context.ts';

const defaultNetwork = '10.0.0.0/16';

/** How each cloud writes its regions, with an example. */
const regions = {
  aws: { form: /^[a-z]{2,4}(-[a-z]+)+-\d+$/, example: 'eu-central-1' },
  azure: { form: /^[a-z]+\d*$/, example: 'westeurope' },
  gcp: { form: /^[a-z]+-[a-z]+\d+$/, example: 'europe-west4' },
} as const;

/** Ranges of private addresses: RFC 1918 and, used by clouds alike, RFC 6598. */
const privateAddress = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;

/**
 * Where the environment runs. The upper quarter of the private network (a /18 of the /16) is for managed
 * data stores, so that policies can admit exactly them.
 */
export function resolveCloud(context: Context): CloudPlace {
  const { cloud } = context.definition;
  const network = pick(cloud.network, context) ?? defaultNetwork;
  const [a = '10', b = '0'] = network.split('.');
  reportNetwork(context, network);
  return {
    provider: cloud.provider,
    region: resolveRegion(context),
    zones: pick(cloud.zones, context) ?? 3,
    network,
    dataNetwork: `${a}.${b}.192.0/18`,
    account: resolveAccount(context),
    identity: resolveIdentity(context),
  };
}

function resolveRegion(context: Context): string {
  const { provider, region } = context.definition.cloud;
  const found = pick(region, context);
  if (found === undefined) {
    context.report({
      path: ['cloud', 'region'],
      reason: (where) => `the cloud has no region in ${where}`,
      fix: (where) => `Add a region for ${where}.`,
    });
    return '';
  }
  const { form, example } = regions[provider];
  if (!form.test(found)) {
    context.report({
      path: pickPath(region, context, ['cloud', 'region']),
      reason: `'${found}' is not how ${provider} writes a region`,
      fix: `Write it like '${example}'.`,
      needs: [['cloud', 'provider']],
    });
  }
  return found;
}

/** How each cloud writes who owns its resources. */
const accounts = {
  aws: { form: /^\d{12}$/, what: 'an account number of twelve digits' },
  azure: { form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, what: 'a tenant id' },
  gcp: { form: /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, what: 'a project id' },
} as const;

function resolveAccount(context: Context): string | undefined {
  const { provider, account } = context.definition.cloud;
  const found = pick(account, context);
  const { form, what } = accounts[provider];
  if (found !== undefined && !form.test(found)) {
    context.report({
      path: pickPath(account, context, ['cloud', 'account']),
      reason: `'${found}' is not ${what}`,
      fix: `Write ${what}, in quotes.`,
      needs: [['cloud', 'provider']],
    });
  }
  return found;
}

/** Only AWS has two ways. */
function resolveIdentity(context: Context): 'pod-identity' | 'irsa' {
  const { provider, account, identity } = context.definition.cloud;
  const found = pick(identity, context);
  if (found !== undefined && provider !== 'aws') {
    context.report({
      path: ['cloud', 'identity'],
      atKey: true,
      reason: `${provider} has only one way to give pods an identity`,
      fix: 'Remove it.',
      needs: [['cloud', 'provider']],
    });
  } else if (found === 'irsa' && pick(account, context) === undefined) {
    context.report({
      path: pickPath(identity, context, ['cloud', 'identity']),
      reason: (where) => `nobody knows in which account the roles of ${where} are`,
      fix: "Add account: '...' to aws({ ... }).",
      needs: [['cloud', 'account']],
    });
  }
  return found ?? 'pod-identity';
}

function reportNetwork(context: Context, network: string): void {
  const path = pickPath(context.definition.cloud.network, context, ['cloud', 'network']);
  const [a, b, c, rest] = network.split('.');
  if (c !== '0' || rest !== '0/16') {
    context.report({
      path,
      reason: `the network ${network} is not a whole /16`,
      fix: `Write '${a}.${b}.0.0/16'.`,
    });
  } else if (!privateAddress.test(network)) {
    context.report({
      path,
      reason: `the network ${network} holds public addresses`,
      fix: "Write a private range such as '10.1.0.0/16'.",
    });
  }
}
