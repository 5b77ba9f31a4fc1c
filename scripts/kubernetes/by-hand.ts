import type { Raw } from './raw.ts';

/** Kinds that no package describes: `apiVersion kind` to the type of the whole object. */
const any: Raw = { kind: 'any' };
const boolean: Raw = { kind: 'boolean' };
const string: Raw = { kind: 'string' };
const quantity: Raw = { kind: 'quantity' };
const integer = (min?: number, max?: number): Raw => ({
  kind: 'integer',
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});
const oneOf = (...values: readonly string[]): Raw => ({ kind: 'string', rule: { enum: values } });
const list = (of: Raw, max?: number): Raw => ({ kind: 'list', of, ...(max === undefined ? {} : { max }) });
const map = (of: Raw): Raw => ({ kind: 'map', of });
const core = (name: string): Raw => ({ kind: 'ref', name: `core:v1/${name}` });
const meta = (name: string): Raw => ({ kind: 'ref', name: `apimachinery:meta/v1/${name}` });

/** A field whose name ends in `!` is required. */
function object(fields: Readonly<Record<string, Raw>>, open = false): Raw {
  const entries = Object.entries(fields).map(([name, type]) => [name.replace(/!$/, ''), type] as const);
  const required = Object.keys(fields).filter((name) => name.endsWith('!'));
  return {
    kind: 'object',
    fields: new Map(entries),
    required: required.map((name) => name.slice(0, -1)),
    open,
  };
}
/** Part of a type whose other fields are not written down here and therefore not checked. */
const partOf = (fields: Readonly<Record<string, Raw>>): Raw => object(fields, true);
const kind = (spec: Raw): Raw =>
  object({ apiVersion: string, kind: string, metadata: meta('ObjectMeta'), 'spec!': spec, status: any });

// Source: kubernetes/autoscaler, vertical-pod-autoscaler/pkg/apis/autoscaling.k8s.io/v1/types.go
const startupBoost = object({
  cpu: object({
    'type!': oneOf('Factor', 'Quantity'),
    factor: integer(),
    quantity,
    duration: string,
  }),
});
const verticalPodAutoscaler = kind(
  object({
    'targetRef!': object({ apiVersion: string, 'kind!': string, 'name!': string }),
    updatePolicy: object({
      updateMode: oneOf('Auto', 'InPlaceOrRecreate', 'Initial', 'Off', 'Recreate'),
      minReplicas: integer(),
      evictionRequirements: list(
        object({
          'resources!': list(string),
          'changeRequirement!': oneOf('TargetHigherThanRequests', 'TargetLowerThanRequests'),
        }),
      ),
    }),
    resourcePolicy: object({
      containerPolicies: list(
        object({
          containerName: string,
          mode: oneOf('Auto', 'Off'),
          minAllowed: map(quantity),
          maxAllowed: map(quantity),
          controlledResources: list(string),
          controlledValues: oneOf('RequestsAndLimits', 'RequestsOnly'),
          oomBumpUpRatio: quantity,
          oomMinBumpUp: quantity,
          startupBoost,
        }),
      ),
    }),
    recommenders: list(object({ 'name!': string })),
    startupBoost,
  }),
);

// Source: cloudnative-pg/cloudnative-pg, docs/src/cloudnative-pg.v1.md (ClusterSpec, AffinityConfiguration,
// BackupConfiguration, BackupSpec); parts that are not written down there are left open.
const nameRef = object({ 'name!': string });
const storage = partOf({
  size: quantity,
  storageClass: string,
  resizeInUseVolumes: boolean,
  pvcTemplate: core('PersistentVolumeClaimSpec'),
});
const backupMethod = oneOf('barmanObjectStore', 'plugin', 'volumeSnapshot');
const backupTarget = oneOf('', 'prefer-standby', 'primary');
const backupFields = {
  'cluster!': nameRef,
  target: backupTarget,
  method: backupMethod,
  pluginConfiguration: object({ 'name!': string, parameters: map(string) }),
  online: boolean,
  onlineConfiguration: partOf({ waitForArchive: boolean, immediateCheckpoint: boolean }),
};
const postgresCluster = kind(
  object({
    description: string,
    inheritedMetadata: object({ labels: map(string), annotations: map(string) }),
    imageName: string,
    imageCatalogRef: partOf({ apiGroup: string, 'kind!': string, 'name!': string, 'major!': integer() }),
    imagePullPolicy: oneOf('Always', 'IfNotPresent', 'Never'),
    schedulerName: string,
    postgresUID: integer(0),
    postgresGID: integer(0),
    'instances!': integer(1),
    minSyncReplicas: integer(0),
    maxSyncReplicas: integer(0),
    postgresql: partOf({
      parameters: map(string),
      pg_hba: list(string),
      pg_ident: list(string),
      promotionTimeout: integer(),
      shared_preload_libraries: list(string),
      enableAlterSystem: boolean,
    }),
    replicationSlots: partOf({ updateInterval: integer(1) }),
    bootstrap: object({
      initdb: partOf({
        database: string,
        owner: string,
        secret: nameRef,
        dataChecksums: boolean,
        encoding: string,
      }),
      recovery: partOf({ source: string, backup: partOf({ 'name!': string }), secret: nameRef }),
      pg_basebackup: partOf({ 'source!': string, database: string, owner: string, secret: nameRef }),
    }),
    replica: partOf({ enabled: boolean, 'source!': string }),
    superuserSecret: nameRef,
    enableSuperuserAccess: boolean,
    certificates: partOf({
      serverCASecret: string,
      serverTLSSecret: string,
      replicationTLSSecret: string,
      clientCASecret: string,
      serverAltDNSNames: list(string),
    }),
    imagePullSecrets: list(nameRef),
    storage,
    serviceAccountTemplate: partOf({}),
    walStorage: storage,
    ephemeralVolumeSource: core('EphemeralVolumeSource'),
    startDelay: integer(),
    stopDelay: integer(),
    smartShutdownTimeout: integer(),
    switchoverDelay: integer(),
    failoverDelay: integer(),
    livenessProbeTimeout: integer(),
    affinity: object({
      enablePodAntiAffinity: boolean,
      topologyKey: string,
      nodeSelector: map(string),
      nodeAffinity: core('NodeAffinity'),
      tolerations: list(core('Toleration')),
      podAntiAffinityType: oneOf('', 'preferred', 'required'),
      additionalPodAntiAffinity: core('PodAntiAffinity'),
      additionalPodAffinity: core('PodAffinity'),
    }),
    topologySpreadConstraints: list(core('TopologySpreadConstraint')),
    resources: core('ResourceRequirements'),
    ephemeralVolumesSizeLimit: partOf({ shm: quantity, temporaryData: quantity }),
    priorityClassName: string,
    primaryUpdateStrategy: oneOf('supervised', 'unsupervised'),
    primaryUpdateMethod: oneOf('restart', 'switchover'),
    backup: object({
      volumeSnapshot: partOf({ className: string, walClassName: string, online: boolean }),
      barmanObjectStore: partOf({ destinationPath: string, endpointURL: string, serverName: string }),
      retentionPolicy: { kind: 'string', rule: { pattern: '^[1-9][0-9]*[dwm]$' } },
      target: backupTarget,
    }),
    nodeMaintenanceWindow: object({ inProgress: boolean, reusePVC: boolean }),
    monitoring: partOf({ enablePodMonitor: boolean, disableDefaultQueries: boolean }),
    externalClusters: list(partOf({ 'name!': string, connectionParameters: map(string) })),
    logLevel: oneOf('debug', 'error', 'info', 'trace', 'warning'),
    projectedVolumeTemplate: core('ProjectedVolumeSource'),
    env: list(core('EnvVar')),
    envFrom: list(core('EnvFromSource')),
    managed: partOf({ roles: list(partOf({ 'name!': string, ensure: oneOf('absent', 'present') })) }),
    seccompProfile: core('SeccompProfile'),
    podSecurityContext: core('PodSecurityContext'),
    securityContext: core('SecurityContext'),
    tablespaces: list(partOf({ 'name!': string, storage })),
    enablePDB: boolean,
    plugins: list(partOf({ 'name!': string, enabled: boolean, parameters: map(string) })),
    probes: partOf({}),
  }),
);
const postgresBackup = kind(object(backupFields));
const postgresScheduledBackup = kind(
  object({
    ...backupFields,
    'schedule!': string,
    suspend: boolean,
    immediate: boolean,
    backupOwnerReference: oneOf('cluster', 'none', 'self'),
  }),
);

// Source: rabbitmq/cluster-operator, api/v1beta1/rabbitmqcluster_types.go
const labelsAndAnnotations = object({ labels: map(string), annotations: map(string) });
const rabbitmqCluster = kind(
  object({
    replicas: integer(0),
    image: string,
    imagePullSecrets: list(core('LocalObjectReference')),
    service: partOf({
      type: oneOf('ClusterIP', 'LoadBalancer', 'NodePort'),
      annotations: map(string),
      labels: map(string),
    }),
    persistence: partOf({ storageClassName: string, storage: quantity }),
    resources: core('ResourceRequirements'),
    affinity: core('Affinity'),
    tolerations: list(core('Toleration')),
    rabbitmq: partOf({
      additionalPlugins: list({ kind: 'string', rule: { pattern: '^\\w+$', max: 100 } }, 100),
      additionalConfig: string,
      advancedConfig: string,
      envConfig: string,
    }),
    tls: object({ secretName: string, caSecretName: string, disableNonTLSListeners: boolean }),
    // The override is merged over what the operator makes, so nothing in it is required.
    override: object({
      statefulSet: partOf({ metadata: labelsAndAnnotations }),
      service: partOf({ metadata: labelsAndAnnotations }),
    }),
    skipPostDeploySteps: boolean,
    terminationGracePeriodSeconds: integer(0),
    delayStartSeconds: integer(0),
    secretBackend: partOf({}),
    autoEnableAllFeatureFlags: boolean,
    disableDefaultTopologySpreadConstraints: boolean,
  }),
);

export const BY_HAND: ReadonlyMap<string, Raw> = new Map([
  ['autoscaling.k8s.io/v1 VerticalPodAutoscaler', verticalPodAutoscaler],
  ['postgresql.cnpg.io/v1 Backup', postgresBackup],
  ['postgresql.cnpg.io/v1 Cluster', postgresCluster],
  ['postgresql.cnpg.io/v1 ScheduledBackup', postgresScheduledBackup],
  ['rabbitmq.com/v1beta1 RabbitmqCluster', rabbitmqCluster],
]);
