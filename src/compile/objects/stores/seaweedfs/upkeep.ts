import type { Sourced } from '../../../../base/index.ts';
import type { CronJob } from '../../../../kubernetes/index.ts';
import type { Platform, Store } from '../../../../model/index.ts';
import { hostOf } from '../../addresses.ts';
import { labelsOf } from '../../labels.ts';
import { orderPort, serverPorts } from '../../object-servers.ts';
import { restrictedContainer, restrictedPod } from '../../pod-security.ts';
import { sourced } from '../../sourced.ts';
import { imageOf, mastersOf, serverUser } from './servers.ts';
import { rulesOf } from './setup.ts';

/** Name of what looks after the servers: of its job, its policy, and the label of its pods. */
export function upkeepName({ name }: Store): string {
  return `${name}-upkeep`;
}

/**
 * A job that makes copies anew which were lost, and deletes what has expired or was never finished: servers do neither by
 * themselves. Source: SeaweedFS 4.48, `weed shell`.
 */
export function upkeep(
  platform: Platform,
  store: Store,
  buckets: readonly Store[],
  meshed: boolean,
): readonly Sourced[] {
  const name = upkeepName(store);
  const labels = labelsOf(platform, name, 'job');
  const job: CronJob = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name, namespace: store.namespace, labels },
    spec: {
      schedule: '17 */6 * * *',
      timeZone: 'Etc/UTC',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 3600,
      successfulJobsHistoryLimit: 1,
      jobTemplate: {
        spec: {
          backoffLimit: 1,
          activeDeadlineSeconds: 18_000,
          template: {
            metadata: { labels: meshed ? { ...labels, 'sidecar.istio.io/inject': 'false' } : labels },
            spec: {
              automountServiceAccountToken: false,
              enableServiceLinks: false,
              restartPolicy: 'Never',
              securityContext: { ...restrictedPod, runAsUser: serverUser, runAsGroup: serverUser },
              containers: [
                {
                  name: 'upkeep',
                  image: imageOf(store),
                  command: ['/bin/sh', '-ec'],
                  args: [scriptOf(store, buckets)],
                  resources: {
                    requests: { cpu: '50m', memory: '64Mi' },
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
      },
    },
  };
  return [
    sourced(job, store.path, {
      comments: {
        'spec.schedule': 'Servers restore no lost copy and delete nothing by themselves.',
        ...(meshed
          ? {
              'spec.jobTemplate.spec.template.metadata.labels["sidecar.istio.io/inject"]':
                'It speaks to ports that pass the sidecars of the servers by.',
            }
          : {}),
      },
    }),
  ];
}

/** The shell ends well whatever its commands say, so that its words decide. */
function scriptOf(store: Store, buckets: readonly Store[]): string {
  // The Service has the port of S3 alone; this name has all servers.
  const host = hostOf(`${store.name}-headless`, store.namespace);
  const expires = buckets.some(({ objects }) => rulesOf(objects).length > 0);
  const commands = [
    'lock',
    ...(store.instances > 1 ? ['volume.fix.replication -apply'] : []),
    's3.clean.uploads -timeAgo=168h',
    'unlock',
    ...(expires ? [`s3.lifecycle.run-shard -shards 0-15 -s3 ${host}:${orderPort} -events 0`] : []),
  ];
  return `/usr/bin/weed shell -master=${mastersOf(store)} -filer=${host}:${serverPorts.filer} > /tmp/said 2>&1 <<EOF
${commands.join('\n')}
EOF
cat /tmp/said
if grep -q 'error:' /tmp/said; then exit 1; fi
`;
}
