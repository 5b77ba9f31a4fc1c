import { bucketInCluster, type Environment, type Store, type Traces } from '../../../model/index.ts';
import type { Component } from '../area.ts';
import {
  bucketComment,
  clusterKey,
  clusterStorage,
  keyComment,
  storageAccount,
  storageTypes,
} from '../object-storage.ts';
import { restrictedContainer, seccompProfile } from '../pod-security.ts';
import { sourced } from '../sourced.ts';

/** Tempo, which keeps traces in object storage. */
export function tempo(environment: Environment, traces: Traces): Component {
  const keeper = bucketInCluster(environment.stores, traces.bucket);
  const values = {
    tempo: {
      reportingEnabled: false,
      retention: `${traces.retention / 3600}h`,
      receivers: { jaeger: null },
      storage: { trace: storage(environment, traces.bucket, keeper) },
      ...(keeper === undefined ? {} : { extraEnv: [...clusterKey(keeper)] }),
      resources: { requests: { cpu: '200m', memory: '1Gi' }, limits: { memory: '1Gi' } },
      securityContext: restrictedContainer,
    },
    securityContext: { seccompProfile },
    persistence: { enabled: true },
  };
  return {
    name: 'tempo',
    software: 'tempo',
    namespace: environment.monitoringNamespace,
    purpose: 'Keeps and searches traces',
    values: sourced(values, traces.path, {
      fields: {
        'tempo.retention': [...traces.path, 'retention'],
        'tempo.storage.trace': [...traces.path, 'bucket'],
      },
      comments: {
        'tempo.receivers': 'Everything comes through the collector, by OTLP.',
        'tempo.storage.trace': keeper === undefined ? bucketComment : keyComment,
        persistence: 'Spans of the last minutes, until they are in the bucket: a restart loses none.',
      },
    }),
    needs: [],
  };
}

/** Labels that its chart gives Tempo. */
export const tempoPods = { 'app.kubernetes.io/name': 'tempo', 'app.kubernetes.io/instance': 'tempo' };

function storage(environment: Environment, bucket: string, keeper: Store | undefined): object {
  if (keeper !== undefined) {
    return {
      backend: 's3',
      s3: { bucket, ...clusterStorage(keeper), forcepathstyle: true, insecure: true },
    };
  }
  const { provider, region } = environment.cloud;
  const backend = storageTypes[provider];
  if (provider === 'aws') {
    return { backend, s3: { bucket, region, endpoint: `s3.${region}.amazonaws.com` } };
  }
  if (provider === 'gcp') return { backend, gcs: { bucket_name: bucket } };
  return {
    backend,
    azure: {
      container_name: bucket,
      storage_account_name: storageAccount(bucket),
      use_federated_token: true,
    },
  };
}
