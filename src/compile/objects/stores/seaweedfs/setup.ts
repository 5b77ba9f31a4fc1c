import { createHash } from 'node:crypto';
import type { JsonObject, Sourced } from '../../../../base/index.ts';
import type { Job, ServiceAccount } from '../../../../kubernetes/index.ts';
import {
  administratorSecret,
  type Environment,
  type Platform,
  regionInCluster,
  type Store,
  storeHost,
} from '../../../../model/index.ts';
import { labelsOf } from '../../labels.ts';
import { restrictedContainer, restrictedPod } from '../../pod-security.ts';
import { sourced } from '../../sourced.ts';
import { serverUser } from './servers.ts';

/** Source: Docker Hub, amazon/aws-cli. */
const image = 'docker.io/amazon/aws-cli:2.34.0';

const day = 86400;

/** Name of what makes the buckets: of its account, its policy, and the label of its pods. */
export function setupName({ name }: Store): string {
  return `${name}-setup`;
}

/** A job that makes the buckets and says how long they keep what; it may run again and again. */
export function setup(
  platform: Platform,
  environment: Environment,
  store: Store,
  buckets: readonly Store[],
): readonly Sourced[] {
  const name = setupName(store);
  const labels = labelsOf(platform, name, 'job');
  const script = scriptOf(buckets);
  const account: ServiceAccount = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace: store.namespace, labels },
    automountServiceAccountToken: false,
  };
  const key = (variable: string, part: string) => ({
    name: variable,
    valueFrom: { secretKeyRef: { name: administratorSecret(store), key: part } },
  });
  const job: Job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: `${name}-${createHash('sha256').update(script).digest('hex').slice(0, 8)}`,
      namespace: store.namespace,
      labels,
      ...(environment.gitops === undefined ? {} : { annotations: hook }),
    },
    spec: {
      backoffLimit: 4,
      activeDeadlineSeconds: 1800,
      ttlSecondsAfterFinished: day,
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: name,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          restartPolicy: 'Never',
          securityContext: { ...restrictedPod, runAsUser: serverUser, runAsGroup: serverUser },
          containers: [
            {
              name: 'setup',
              image,
              command: ['/bin/sh', '-euc'],
              args: [script],
              env: [
                { name: 'HOME', value: '/tmp' },
                { name: 'AWS_ENDPOINT_URL_S3', value: `http://${storeHost(store)}:${store.port}` },
                { name: 'AWS_REGION', value: regionInCluster },
                // Checksums that not every server knows.
                { name: 'AWS_REQUEST_CHECKSUM_CALCULATION', value: 'when_required' },
                key('AWS_ACCESS_KEY_ID', 'access-key'),
                key('AWS_SECRET_ACCESS_KEY', 'secret-key'),
              ],
              resources: {
                requests: { cpu: '50m', memory: '128Mi' },
                limits: { cpu: '500m', memory: '256Mi' },
              },
              securityContext: restrictedContainer,
              volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
            },
          ],
          volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '16Mi' } }],
        },
      },
    },
  };
  return [
    sourced(account, store.path),
    sourced(job, store.path, {
      comments: {
        'metadata.name':
          'Ends in a hash of what it does: a job cannot be changed, so another deed is another job.',
      },
    }),
  ];
}

/** Argo CD runs it at each sync beside the servers that it waits for, and removes the one before. */
const hook = {
  'argocd.argoproj.io/hook': 'Sync',
  'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
};

function scriptOf(buckets: readonly Store[]): string {
  return [
    'tries=0',
    'until aws s3api list-buckets > /dev/null; do',
    '  tries=$((tries + 1))',
    '  if [ "$tries" -ge 60 ]; then exit 1; fi',
    '  sleep 10',
    'done',
    ...buckets.flatMap(orders),
    '',
  ].join('\n');
}

function orders({ bucket, objects }: Store): readonly string[] {
  const rules = rulesOf(objects);
  return [
    '',
    `aws s3api head-bucket --bucket ${bucket} > /dev/null 2>&1 || aws s3api create-bucket --bucket ${bucket}`,
    ...(objects?.versions === undefined
      ? []
      : [`aws s3api put-bucket-versioning --bucket ${bucket} --versioning-configuration Status=Enabled`]),
    rules.length === 0
      ? `aws s3api delete-bucket-lifecycle --bucket ${bucket}`
      : `aws s3api put-bucket-lifecycle-configuration --bucket ${bucket} --lifecycle-configuration '${JSON.stringify({ Rules: rules })}'`,
  ];
}

/** Rules of S3 for what is to go. */
export function rulesOf(objects: Store['objects']): readonly JsonObject[] {
  const rule = (id: string, action: JsonObject): JsonObject => ({
    ID: id,
    Status: 'Enabled',
    Filter: { Prefix: '' },
    ...action,
  });
  const { versions, expireAfter } = objects ?? {};
  return [
    ...(expireAfter === undefined ? [] : [rule('expire', { Expiration: { Days: expireAfter / day } })]),
    ...(typeof versions !== 'number'
      ? []
      : [
          rule('old-versions', { NoncurrentVersionExpiration: { NoncurrentDays: versions / day } }),
          rule('empty-markers', { Expiration: { ExpiredObjectDeleteMarker: true } }),
        ]),
  ];
}
