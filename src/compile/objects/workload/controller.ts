import { compact, type DataPath, formatBytes, type Sourced } from '../../../base/index.ts';
import type {
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  JobSpec,
  PersistentVolumeClaim,
  PersistentVolumeClaimSpec,
  Rollout,
  StatefulSet,
} from '../../../kubernetes/index.ts';
import type { Environment, PersistentVolume, Platform, Service } from '../../../model/index.ts';
import type { PodMarks } from '../area.ts';
import { labelsOf, selectorOf } from '../labels.ts';
import { isRolledOut } from '../release-names.ts';
import { sourced } from '../sourced.ts';
import type { Track } from '../tracks.ts';
import { secretVariables } from './container.ts';
import { componentOf, podTemplate } from './pod.ts';
import { rolloutComments, rolloutFields } from './rollout.ts';

const day = 86400;

export function headlessName(service: Service): string {
  return `${service.name}-headless`;
}

/** The object that keeps the pods of a service, or of one of its versions, running. */
export function controller(
  platform: Platform,
  environment: Environment,
  { name, labels, service }: Track,
  marks: Required<PodMarks>,
): Sourced {
  const metadata = {
    name,
    namespace: service.namespace,
    labels: { ...labelsOf(platform, service.name, componentOf(service)), ...labels },
  };
  const marked = { ...marks, labels: { ...marks.labels, ...labels } };
  const template = podTemplate(platform, environment, service, marked);
  const replicas = service.scale === undefined ? service.replicas.minimum : undefined;
  const selector = { matchLabels: { ...selectorOf(service.name), ...labels } };
  switch (service.workload) {
    case 'Deployment': {
      if (isRolledOut(service)) {
        const rollout: Rollout = {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Rollout',
          metadata,
          spec: compact<NonNullable<Rollout['spec']>>({
            replicas,
            selector,
            ...rolloutFields(environment, service),
            template,
          }),
        };
        return annotated(rollout, environment, service, 'spec.template');
      }
      const deployment: Deployment = {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata,
        spec: compact<NonNullable<Deployment['spec']>>({
          replicas,
          selector,
          strategy: strategyOf(service),
          template,
        }),
      };
      return annotated(deployment, environment, service, 'spec.template');
    }
    case 'StatefulSet': {
      const claims = service.volumes.filter((volume) => volume.kind === 'persistent');
      const statefulSet: StatefulSet = {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        metadata,
        spec: compact<NonNullable<StatefulSet['spec']>>({
          replicas,
          serviceName: headlessName(service),
          selector,
          template,
          volumeClaimTemplates:
            claims.length === 0
              ? undefined
              : claims.map((volume) => ({
                  apiVersion: 'v1',
                  kind: 'PersistentVolumeClaim',
                  metadata: { name: volume.name },
                  spec: claimSpec(volume),
                })),
        }),
      };
      return annotated(statefulSet, environment, service, 'spec.template');
    }
    case 'DaemonSet': {
      const daemonSet: DaemonSet = {
        apiVersion: 'apps/v1',
        kind: 'DaemonSet',
        metadata,
        spec: { selector, template },
      };
      return annotated(daemonSet, environment, service, 'spec.template');
    }
    case 'Job': {
      const job: Job = { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { ...jobSpec, template } };
      return annotated(job, environment, service, 'spec.template');
    }
    case 'CronJob': {
      const cronJob: CronJob = {
        apiVersion: 'batch/v1',
        kind: 'CronJob',
        metadata,
        spec: {
          schedule: service.schedule ?? '',
          timeZone: 'Etc/UTC',
          concurrencyPolicy: 'Forbid',
          startingDeadlineSeconds: 600,
          jobTemplate: { spec: { ...jobSpec, template } },
        },
      };
      return annotated(cronJob, environment, service, 'spec.jobTemplate.spec.template');
    }
  }
}

/** A failed job is tried twice more; a finished one stays a day, for whoever looks into it. */
const jobSpec = { backoffLimit: 2, ttlSecondsAfterFinished: day } satisfies Partial<JobSpec>;

/** A new pod must be ready before an old one goes; pods that share a disk of one node cannot overlap. */
function strategyOf(service: Service): NonNullable<Deployment['spec']>['strategy'] {
  const single = service.volumes.some(
    (volume) => volume.kind === 'persistent' && volume.access !== 'ReadWriteMany',
  );
  return single
    ? { type: 'Recreate' }
    : { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } };
}

function claimSpec(volume: PersistentVolume): PersistentVolumeClaimSpec {
  return compact<PersistentVolumeClaimSpec>({
    accessModes: [volume.access],
    storageClassName: volume.storageClass,
    resources: { requests: { storage: formatBytes(volume.size) } },
  });
}

/** Claims of volumes that are not made per pod. */
export function volumeClaims(platform: Platform, service: Service): readonly Sourced[] {
  if (service.workload === 'StatefulSet') return [];
  return service.volumes.flatMap((volume) => {
    if (volume.kind !== 'persistent') return [];
    const claim: PersistentVolumeClaim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name: `${service.name}-${volume.name}`,
        namespace: service.namespace,
        labels: labelsOf(platform, service.name, componentOf(service)),
      },
      spec: claimSpec(volume),
    };
    return [sourced(claim, volume.path)];
  });
}

function annotated(object: object, environment: Environment, service: Service, template: string): Sourced {
  const pod = `${template}.spec`;
  const container = `${pod}.containers[0]`;
  const at = (...steps: (string | number)[]): DataPath => [...service.path, ...steps];
  const probes = Object.entries({
    livenessProbe: service.probes.live,
    readinessProbe: service.probes.ready,
    startupProbe: service.probes.startup,
  });
  const fields: Record<string, DataPath> = {
    'spec.replicas': service.replicas.path,
    [`${container}.image`]: at('image'),
    [`${container}.ports`]: service.ports[0]?.path ?? service.path,
    [`${container}.resources`]: at('resources'),
    [`${container}.env`]: at('calls'),
    ...Object.fromEntries(
      secretVariables(service, environment).map(({ from }, index) => [`${container}.env[${index}]`, from]),
    ),
    [`${container}.envFrom`]: at('env'),
    [`${pod}.tolerations`]: at('pool'),
    [`${pod}.nodeSelector`]: at('pool'),
    [`${pod}.terminationGracePeriodSeconds`]: at('shutdown'),
    'spec.schedule': at('schedule'),
    ...(service.release.strategy === 'rolling' ? {} : { 'spec.strategy': service.release.path }),
    ...Object.fromEntries(
      probes.flatMap(([field, probe]) =>
        probe === undefined ? [] : [[`${container}.${field}`, probe.path]],
      ),
    ),
  };
  return sourced(object, service.path, {
    fields,
    comments: { ...comments(service, pod, container), ...rolloutComments(service) },
  });
}

function comments(service: Service, pod: string, container: string): Record<string, string> {
  const { shutdown } = service;
  const notes: Record<string, string> = {
    [`${pod}.terminationGracePeriodSeconds`]: `${shutdown.delay} s to leave the load balancers, ${shutdown.drain} s to drain, 10 s to close`,
    [`${container}.lifecycle`]:
      'Requests still arrive while endpoints are withdrawn; SIGTERM waits for that.',
  };
  if (service.placement.zones === 'required') {
    notes[`${pod}.topologySpreadConstraints[0].nodeTaintsPolicy`] =
      'A zone whose nodes are lost does not count, so that its pods may start elsewhere.';
  }
  return notes;
}
