import { type Environment, regionInCluster, type Store, storeHost } from '../../model/index.ts';
import type { Opening } from './area.ts';
import { podsOf, tcp } from './network/peers.ts';

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

/** Why a key stands beside a bucket in the cluster. */
export const keyComment = 'The key opens this bucket alone.';

/** How the programs of Grafana reach a bucket in the cluster. */
export function clusterStorage(store: Store): { readonly endpoint: string; readonly region: string } {
  return { endpoint: `${storeHost(store)}:${store.port}`, region: regionInCluster };
}

/** Variables with the key of a bucket in the cluster, as clients of S3 look for them. */
export function clusterKey({ secret }: Store): readonly object[] {
  const variable = (name: string, key: string) => ({
    name,
    valueFrom: { secretKeyRef: { name: secret, key } },
  });
  return [variable('AWS_ACCESS_KEY_ID', 'access-key'), variable('AWS_SECRET_ACCESS_KEY', 'secret-key')];
}

/** What lets pods in to the servers of a bucket. */
export function bucketOpening(
  store: Store,
  pods: { readonly labels: Record<string, string>; readonly namespace: string },
  why: string,
  from: Opening['allowed']['from'],
): Opening {
  return {
    of: 'store',
    name: store.objects?.on ?? store.name,
    side: 'ingress',
    allowed: {
      rule: { from: [podsOf(pods.labels, pods.namespace, store.namespace)], ports: [tcp(store.port)] },
      why,
      from,
    },
  };
}
