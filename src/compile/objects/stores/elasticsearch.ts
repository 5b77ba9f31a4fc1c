import type { Sourced } from '../../../base/index.ts';
import { type Environment, type Platform, type Store, storeHost } from '../../../model/index.ts';
import { elasticsearch } from '../elasticsearch.ts';
import { labelsOf } from '../labels.ts';
import { isMeshed } from '../meshed.ts';

/** An Elasticsearch that services search in, one node to a zone. */
export function elasticsearchStore(
  platform: Platform,
  environment: Environment,
  store: Store,
): readonly Sourced[] {
  const { name, namespace } = store;
  const pool = environment.cluster.pools.find((one) => one.name === store.pool);
  const labels = labelsOf(platform, name, 'search');
  return [
    elasticsearch({
      name,
      namespace,
      labels,
      // It brings its own certificates, and its nodes know each other by address: a sidecar would only stand between.
      podLabels: isMeshed(environment, namespace)
        ? { ...labels, 'sidecar.istio.io/inject': 'false' }
        : labels,
      version: store.version,
      nodes: store.instances,
      zones: pool?.zones ?? environment.cloud.zones,
      pool,
      resources: store.resources,
      storage: store.storage,
      storageClass: store.storageClass,
      hosts: [storeHost(store) ?? name],
      from: store.path,
      nodesField: 'instances',
    }),
  ];
}
