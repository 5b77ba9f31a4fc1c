import type { Environment, Platform } from '../../model/index.ts';

/** Prometheus, by the Service that its operator makes. */
export function prometheusAddress(environment: Environment): string {
  return `http://prometheus-operated.${environment.monitoringNamespace}.svc.cluster.local:9090`;
}

/** What the cluster of an environment is called by its cloud. */
export function clusterName(platform: Platform, environment: Environment): string {
  return `${platform.name}-${environment.name}`;
}
