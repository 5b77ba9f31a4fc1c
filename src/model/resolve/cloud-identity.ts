import type { CloudPlace } from '../platform/cluster.ts';

/**
 * Longest names of a role and of a service account. Sources: quotas of AWS IAM (role names), Google Cloud IAM
 * (service account ids). Azure names identities by ids that only the cloud knows.
 */
export const longestIdentity = { aws: 64, gcp: 30, azure: Number.POSITIVE_INFINITY } as const;

/**
 * The identity that one part of the platform has at the cloud, by a name that whoever makes it can derive too.
 * Undefined where the account is not known, and on Azure, which gives identities ids of its own.
 */
export function cloudIdentity(
  { provider, account }: Pick<CloudPlace, 'provider' | 'account'>,
  platform: string,
  environment: string,
  part: string,
): { readonly name: string; readonly identity: string } | undefined {
  if (account === undefined || provider === 'azure') return undefined;
  if (provider === 'gcp') return { name: part, identity: `${part}@${account}.iam.gserviceaccount.com` };
  const name = `${platform}-${environment}-${part}`;
  return { name, identity: `arn:aws:iam::${account}:role/${name}` };
}
