export {
  aws,
  azure,
  bucket,
  definePlatform,
  elasticsearch,
  gcp,
  missing,
  opensearch,
  postgres,
  rabbitmq,
  redis,
} from './definition/define.ts';
export { keycloak } from './definition/keycloak.ts';
export type { Override } from './definition/override.ts';
export type { PlatformDefinition } from './definition/platform.ts';
export { blueGreen, canary, rolling } from './definition/release.ts';
export { vault } from './definition/vault.ts';
export { type Allocatable, allocatable, type Machine, machine } from './machine.ts';
export type * from './platform/bucket.ts';
export type * from './platform/cluster.ts';
export type * from './platform/dashboards.ts';
export type * from './platform/delivery.ts';
export type * from './platform/edge.ts';
export type * from './platform/logging.ts';
export type * from './platform/mesh.ts';
export type * from './platform/observability.ts';
export type * from './platform/release.ts';
export type * from './platform/secret.ts';
export type * from './platform/security.ts';
export type * from './platform/service.ts';
export type * from './platform/store.ts';
export type * from './platform/tracing.ts';
export type * from './platform.ts';
export { readPlatform } from './read.ts';
export { describeField } from './reference.ts';
export { movesByItself } from './resolve/autoscaler.ts';
export { bucketInCluster, isHosted, keysOfBucket, regionInCluster } from './resolve/bucket.ts';
export { cloudIdentity } from './resolve/cloud-identity.ts';
export {
  addressVariable,
  administratorSecret,
  authorityKey,
  authoritySecret,
  type ConnectionSource,
  connectionSource,
  elasticUser,
  entryService,
  operatorSecret,
  passwordKey,
  storeHost,
  temporarySecret,
} from './resolve/connections.ts';
export {
  certManagerNamespace,
  cloudflareToken,
  externalDnsNamespace,
  issuerSecret,
} from './resolve/edge/secrets.ts';
export { elasticAuthority, elasticSecret } from './resolve/logging.ts';
export { exporterOf, isAskedForMetrics, type StoreExporter } from './resolve/observability/exporters.ts';
export { vaultAuthority } from './resolve/vault.ts';
