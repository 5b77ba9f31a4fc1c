import { boolean, core, integer, kind, list, map, object, oneOf, partOf, quantity, string } from './words.ts';

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
export const postgresCluster = kind(
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
// Source: cloudnative-pg/cloudnative-pg, docs/src/cloudnative-pg.v1.md (PoolerSpec, PgBouncerSpec).
export const postgresPooler = kind(
  object({
    'cluster!': nameRef,
    type: oneOf('ro', 'rw'),
    instances: integer(0),
    template: partOf({}),
    'pgbouncer!': partOf({
      poolMode: oneOf('session', 'transaction'),
      parameters: map(string),
      paused: boolean,
      pg_hba: list(string),
    }),
    deploymentStrategy: partOf({}),
    monitoring: partOf({ enablePodMonitor: boolean }),
    serviceTemplate: partOf({}),
    serviceAccountName: string,
  }),
);
export const postgresBackup = kind(object(backupFields));
export const postgresScheduledBackup = kind(
  object({
    ...backupFields,
    'schedule!': string,
    suspend: boolean,
    immediate: boolean,
    backupOwnerReference: oneOf('cluster', 'none', 'self'),
  }),
);
