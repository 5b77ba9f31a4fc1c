import { boolean, core, integer, kind, list, map, object, oneOf, string } from './words.ts';

// Source: cloudnative-pg/plugin-barman-cloud, config/crd/bases/barmancloud.cnpg.io_objectstores.yaml
const secretKey = object({ 'name!': string, 'key!': string });
const encryption = oneOf('AES256', 'aws:kms');
export const objectStore = kind(
  object({
    'configuration!': object({
      'destinationPath!': { kind: 'string', rule: { pattern: '.' } },
      endpointURL: string,
      endpointCA: secretKey,
      s3Credentials: object({
        accessKeyId: secretKey,
        secretAccessKey: secretKey,
        sessionToken: secretKey,
        region: secretKey,
        inheritFromIAMRole: boolean,
      }),
      azureCredentials: object({
        connectionString: secretKey,
        storageAccount: secretKey,
        storageKey: secretKey,
        storageSasToken: secretKey,
        inheritFromAzureAD: boolean,
        useDefaultAzureCredentials: boolean,
      }),
      googleCredentials: object({ applicationCredentials: secretKey, gkeEnvironment: boolean }),
      wal: object({
        compression: oneOf('bzip2', 'gzip', 'lz4', 'snappy', 'xz', 'zstd'),
        encryption,
        maxParallel: integer(1),
        archiveAdditionalCommandArgs: list(string),
        restoreAdditionalCommandArgs: list(string),
      }),
      data: object({
        compression: oneOf('bzip2', 'gzip', 'snappy'),
        encryption,
        immediateCheckpoint: boolean,
        jobs: integer(1),
        additionalCommandArgs: list(string),
      }),
      tags: map(string),
      historyTags: map(string),
    }),
    retentionPolicy: { kind: 'string', rule: { pattern: '^[1-9][0-9]*[dwm]$' } },
    instanceSidecarConfiguration: object({
      env: list(core('EnvVar')),
      resources: core('ResourceRequirements'),
      logLevel: oneOf('debug', 'error', 'info', 'trace', 'warning'),
      additionalContainerArgs: list(string),
      retentionPolicyIntervalSeconds: integer(),
    }),
  }),
);
