/**
 * The definition is typed by hand, so that editors show readable types, and read by schemas. This file
 * holds the two together; it is read by `tsc` alone: a field that only one of them has is an error here.
 */
import type { z } from 'zod';
import type * as alertsSchema from '../schema/alerts.ts';
import type * as backupSchema from '../schema/backup.ts';
import type * as clusterSchema from '../schema/cluster.ts';
import type * as credentialsSchema from '../schema/credentials.ts';
import type * as dashboardSchema from '../schema/dashboards.ts';
import type * as deliverySchema from '../schema/delivery.ts';
import type * as edgeSchema from '../schema/edge.ts';
import type * as goalsSchema from '../schema/goals.ts';
import type * as healthSchema from '../schema/health.ts';
import type * as helmSchema from '../schema/helm.ts';
import type * as loggingSchema from '../schema/logging.ts';
import type * as meshSchema from '../schema/mesh.ts';
import type * as observabilitySchema from '../schema/observability.ts';
import type * as overrideSchema from '../schema/override.ts';
import type * as platformSchema from '../schema/platform.ts';
import type * as poolSchema from '../schema/pool.ts';
import type * as releaseSchema from '../schema/release.ts';
import type * as scaleSchema from '../schema/scale.ts';
import type * as securitySchema from '../schema/security.ts';
import type * as serviceSchema from '../schema/service.ts';
import type * as storeSchema from '../schema/store.ts';
import type * as tracingSchema from '../schema/tracing.ts';
import type * as trafficSchema from '../schema/traffic.ts';
import type { AlertChange, Alerts, Email, Escalation, Notify, OwnAlert, Receiver, Slack } from './alerts.ts';
import type { Cloud, ClusterDefinition, Namespace, Quota, ScaleDown, StorageClass } from './cluster.ts';
import type { Dashboards } from './dashboards.ts';
import type { ArgoCd, Delivery, Phase, SyncWindow } from './delivery.ts';
import type {
  AzureZone,
  Edge,
  EdgeAuthentication,
  EdgeCertificates,
  EdgeDns,
  Expose,
  RequestHeaders,
} from './edge.ts';
import type { Goals } from './goals.ts';
import type { Helm } from './helm.ts';
import type { LogRetention, Logs } from './logging.ts';
import type { Mesh, MeshGateway } from './mesh.ts';
import type { Collection, Observability } from './observability.ts';
import type { Override } from './override.ts';
import type { Images, Layout, PlatformDefinition } from './platform.ts';
import type { Pool } from './pool.ts';
import type { Analysis, NextVersion, Release, SmokeTest } from './release.ts';
import type { ImagePolicy, Security, Vault, VaultKey } from './security.ts';
import type {
  Disruption,
  Health,
  Metrics,
  OwnMetric,
  Permission,
  Placement,
  Port,
  Probe,
  Queue,
  Scale,
  ScaleSpeed,
  Service,
  Shutdown,
  Volume,
} from './service.ts';
import type { Backup, External, ExternalPods, Store, TemporaryCredentials } from './store.ts';
import type { Traces } from './tracing.ts';
import type { Outliers, Retries, Traffic, TrafficLimits } from './traffic.ts';
import type { ContainerResources } from './value.ts';

/** The fields of a schema, given as it is or as a function of the environments. */
type Fields<Schema> = Schema extends (...given: never) => infer Made
  ? Fields<Made>
  : Schema extends z.ZodObject<infer Shape>
    ? keyof Shape
    : never;
type Names<Part> = Extract<keyof Part, string>;

/** The fields that only one of the two has: none. */
type Difference<Part, Known> = Exclude<Names<Part>, Known> | Exclude<Known, Names<Part>>;

type Text = string;
type AnyPlatform = PlatformDefinition<
  Text,
  Text,
  Text,
  Text,
  Text,
  Record<Text, Text[]>,
  Text,
  Text,
  Text,
  Text
>;

type OverridableKind = (typeof overrideSchema.overridableKinds)[number];

/** For each part, the fields on which the interface and the schema differ. */
interface Differences {
  platform: Difference<AnyPlatform, Fields<typeof platformSchema.platform>>;
  images: Difference<Images<Text>, Fields<typeof platformSchema.images>>;
  observability: Difference<
    Observability<Text, Text, Text, Text>,
    Fields<typeof observabilitySchema.observability>
  >;
  collection: Difference<Collection<Text, Text>, Fields<typeof observabilitySchema.collection>>;
  alerts: Difference<Alerts<Text, Text, Text>, Fields<typeof alertsSchema.alerts>>;
  receiver: Difference<Receiver<Text>, Fields<typeof alertsSchema.receiver>>;
  slack: Difference<Slack<Text>, Fields<typeof alertsSchema.slack>>;
  email: Difference<Email<Text>, Fields<typeof alertsSchema.email>>;
  notify: Difference<Notify<Text, Text>, Fields<typeof alertsSchema.notify>>;
  escalation: Difference<Escalation<Text>, Fields<typeof alertsSchema.escalation>>;
  alertChange: Difference<AlertChange, Fields<typeof alertsSchema.alertChange>>;
  ownAlert: Difference<OwnAlert, Fields<typeof alertsSchema.ownAlert>>;
  goals: Difference<Goals<Text>, Fields<typeof goalsSchema.goals>>;
  logs: Difference<Logs<Text, Text>, keyof ReturnType<typeof loggingSchema.logShape>>;
  logRetention: Difference<LogRetention, Fields<typeof loggingSchema.logRetention>>;
  traces: Difference<Traces<Text>, keyof ReturnType<typeof tracingSchema.traceShape>>;
  dashboards: Difference<Dashboards<Text>, keyof ReturnType<typeof dashboardSchema.dashboardShape>>;
  edge: Difference<Edge<Text, Text, Text>, Fields<typeof edgeSchema.edge>>;
  edgeAuthentication: Difference<EdgeAuthentication<Text>, Fields<typeof edgeSchema.edgeAuthentication>>;
  edgeCertificates: Difference<EdgeCertificates<Text>, Fields<typeof edgeSchema.edgeCertificates>>;
  edgeDns: Difference<EdgeDns<Text>, Fields<typeof edgeSchema.edgeDns>>;
  azureZone: Difference<AzureZone, Fields<typeof edgeSchema.azureZone>>;
  expose: Difference<Expose<Text>, Fields<typeof edgeSchema.expose>>;
  requestHeaders: Difference<RequestHeaders, Fields<typeof edgeSchema.requestHeaders>>;
  security: Difference<Security<Text, Text, Text>, Fields<typeof securitySchema.security>>;
  imagePolicy: Difference<ImagePolicy<Text>, Fields<typeof securitySchema.imagePolicy>>;
  vaultKey: Difference<VaultKey, Fields<typeof securitySchema.vaultKey>>;
  vault: Difference<Vault<Text, Text, Text>, Fields<typeof securitySchema.vault>>;
  layout: Difference<Layout, Fields<typeof platformSchema.layout>>;
  cloud: Difference<Cloud<Text>, Fields<typeof clusterSchema.cloud>>;
  cluster: Difference<ClusterDefinition<Text, Text, Text, Text>, Fields<typeof clusterSchema.cluster>>;
  scaleDown: Difference<ScaleDown, Fields<typeof clusterSchema.scaleDown>>;
  storageClass: Difference<StorageClass<Text>, Fields<typeof clusterSchema.storageClass>>;
  namespace: Difference<Namespace<Text>, Fields<typeof clusterSchema.namespace>>;
  quota: Difference<Quota, Fields<typeof clusterSchema.quota>>;
  pool: Difference<Pool<Text>, Fields<typeof poolSchema.pool>>;
  store: Difference<Store<Text>, Fields<typeof storeSchema.store>>;
  backup: Difference<Backup, Fields<typeof backupSchema.backup>>;
  credentials: Difference<TemporaryCredentials, Fields<typeof credentialsSchema.temporary>>;
  externalPods: Difference<ExternalPods, Fields<typeof storeSchema.externalPods>>;
  external: Difference<External, Fields<typeof storeSchema.external>>;
  resources: Difference<ContainerResources, Fields<typeof storeSchema.resourceFields>>;
  service: Difference<
    Service<Text, Text, Text, Text, Text, Text, Text>,
    Fields<typeof serviceSchema.service>
  >;
  port: Difference<Port, keyof typeof serviceSchema.portShape>;
  metrics: Difference<Metrics, Fields<typeof serviceSchema.metrics>>;
  ownMetric: Difference<OwnMetric, Fields<typeof serviceSchema.ownMetric>>;
  health: Difference<Health, Fields<typeof healthSchema.health>>;
  probe: Difference<Probe, keyof typeof healthSchema.probeShape>;
  scale: Difference<Scale, Fields<typeof scaleSchema.scale>>;
  queue: Difference<Queue, Fields<typeof scaleSchema.queue>>;
  speed: Difference<ScaleSpeed, Fields<typeof scaleSchema.speed>>;
  volume: Difference<Volume<Text, Text>, Fields<typeof serviceSchema.volume>>;
  placement: Difference<Placement, Fields<typeof serviceSchema.placement>>;
  disruption: Difference<Disruption, Fields<typeof serviceSchema.disruption>>;
  shutdown: Difference<Shutdown, Fields<typeof serviceSchema.shutdown>>;
  mesh: Difference<Mesh<Text>, Fields<typeof meshSchema.mesh>>;
  meshGateway: Difference<MeshGateway<Text>, Fields<typeof meshSchema.meshGateway>>;
  traffic: Difference<Traffic, Fields<typeof trafficSchema.traffic>>;
  retries: Difference<Retries, Fields<typeof trafficSchema.retries>>;
  limits: Difference<TrafficLimits, Fields<typeof trafficSchema.limits>>;
  outliers: Difference<Outliers, Fields<typeof trafficSchema.outliers>>;
  release: Difference<Release, Fields<typeof releaseSchema.releaseFields>>;
  analysis: Difference<Analysis, Fields<typeof releaseSchema.analysis>>;
  next: Difference<NextVersion, Fields<typeof releaseSchema.next>>;
  smoke: Difference<SmokeTest, keyof typeof releaseSchema.smokeShape>;
  permission: Difference<Permission, Fields<typeof serviceSchema.permission>>;
  override: Difference<Override<Text>, Fields<typeof overrideSchema.override>>;
  delivery: Difference<Delivery<Text>, Fields<typeof deliverySchema.delivery>>;
  helm: Difference<Helm, keyof typeof helmSchema.helmShape>;
  argoCd: Difference<ArgoCd<Text>, keyof ReturnType<typeof deliverySchema.argoCdShape>>;
  syncWindow: Difference<SyncWindow<Text>, Fields<typeof deliverySchema.syncWindow>>;
  phase: Difference<Phase, Fields<typeof deliverySchema.phase>>;
  overridableKinds: Difference<{ [Kind in Override<Text>['kind']]: Kind }, OverridableKind>;
}

/** An error here names the parts and the fields that differ. */
export const agreed: {
  [Part in keyof Differences as Differences[Part] extends never ? never : Part]: Differences[Part];
} = {};
