import type { Environment } from '../../model/index.ts';

type Provider = Environment['cloud']['provider'];

/** What the programs of Grafana call the object storage of each cloud. */
export const storageTypes: Readonly<Record<Provider, 's3' | 'azure' | 'gcs'>> = {
  aws: 's3',
  azure: 'azure',
  gcp: 'gcs',
};

/** Why no credential stands beside a bucket. */
export const bucketComment =
  'No credentials: the ServiceAccount has the right to the bucket by the identity that the cloud gives to pods.';

/** A storage account of Azure for a bucket: at most 24 letters and digits. */
export function storageAccount(bucket: string): string {
  return bucket.replaceAll('-', '').slice(0, 24);
}
