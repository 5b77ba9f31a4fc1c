import type { Cluster } from '../facts/index.ts';
import type { Environment, Platform } from '../model/index.ts';

/**
 * The environment that a cluster's files are for: the last segment of the folder that is the name of one.
 * Loose manifests belong to the only environment, where there is only one.
 */
export function environmentOf(cluster: Cluster, platform: Platform): Environment | undefined {
  const segments = cluster.name.split('/').reverse();
  for (const segment of segments) {
    const found = platform.environments.find(({ name }) => name === segment);
    if (found !== undefined) return found;
  }
  return cluster.name === '.' && platform.environments.length === 1 ? platform.environments[0] : undefined;
}
