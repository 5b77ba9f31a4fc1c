import type { Environment, Traces } from '../../../model/index.ts';
import type { Component } from '../area.ts';
import { bucketComment, storageAccount, storageTypes } from '../object-storage.ts';
import { restrictedContainer, seccompProfile } from '../pod-security.ts';
import { sourced } from '../sourced.ts';

/** Tempo, which keeps traces in object storage. */
export function tempo(environment: Environment, traces: Traces): Component {
  const values = {
    tempo: {
      reportingEnabled: false,
      retention: `${traces.retention / 3600}h`,
      receivers: { jaeger: null },
      storage: { trace: storage(environment, traces.bucket) },
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
        'tempo.storage.trace': bucketComment,
        persistence: 'Spans of the last minutes, until they are in the bucket: a restart loses none.',
      },
    }),
    needs: [],
  };
}

function storage(environment: Environment, bucket: string): object {
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
