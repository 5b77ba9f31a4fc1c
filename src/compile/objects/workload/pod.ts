import { compact, formatBytes } from '../../../base/index.ts';
import type { PodSpec, PodTemplateSpec, Volume } from '../../../kubernetes/index.ts';
import type { Environment, Platform, Service } from '../../../model/index.ts';
import type { PodMarks } from '../area.ts';
import { labelsOf } from '../labels.ts';
import { configName } from './config.ts';
import { container } from './container.ts';
import { placement } from './placement.ts';

/** Seconds between the end of the drain and the kill, for closing connections and the sidecar's own end. */
const killMargin = 10;

/** Time a pod has to end: leave the load balancers, finish requests, close connections. */
function gracePeriod(service: Service): number {
  return service.shutdown.delay + service.shutdown.drain + killMargin;
}

export function componentOf(service: Service): string {
  if (service.workload === 'CronJob' || service.workload === 'Job') return 'job';
  if (service.workload === 'DaemonSet') return 'agent';
  return service.ports.some((port) => port.name !== 'metrics') ? 'service' : 'worker';
}

/** The pods of a service. */
export function podTemplate(
  platform: Platform,
  environment: Environment,
  service: Service,
  marks: Required<PodMarks>,
): PodTemplateSpec {
  const scraped =
    service.metrics === undefined
      ? {}
      : {
          'prometheus.io/scrape': 'true',
          'prometheus.io/port': String(service.metrics.port),
          'prometheus.io/path': service.metrics.path,
        };
  const annotations = { ...scraped, ...marks.annotations };
  return {
    metadata: compact<NonNullable<PodTemplateSpec['metadata']>>({
      labels: { ...labelsOf(platform, service.name, componentOf(service)), ...marks.labels },
      annotations: Object.keys(annotations).length === 0 ? undefined : annotations,
    }),
    spec: podSpec(service, environment, marks),
  };
}

function podSpec(service: Service, environment: Environment, marks: Required<PodMarks>): PodSpec {
  const isJob = service.workload === 'CronJob' || service.workload === 'Job';
  const volumes = [...podVolumes(service), ...marks.mounts.map(({ volume }) => volume)];
  const durable = service.volumes.some((volume) => volume.kind === 'persistent');
  return compact<PodSpec>({
    serviceAccountName: service.name,
    automountServiceAccountToken: service.permissions.length > 0,
    enableServiceLinks: false,
    priorityClassName: service.priority,
    restartPolicy: isJob ? 'Never' : undefined,
    terminationGracePeriodSeconds: gracePeriod(service),
    ...placement(service, environment),
    securityContext: compact<NonNullable<PodSpec['securityContext']>>({
      runAsNonRoot: true,
      runAsUser: service.user,
      runAsGroup: service.user,
      fsGroup: durable ? service.user : undefined,
      fsGroupChangePolicy: durable ? 'OnRootMismatch' : undefined,
      seccompProfile: { type: 'RuntimeDefault' },
    }),
    containers: [container(service, environment, marks)],
    volumes: volumes.length === 0 ? undefined : volumes,
  });
}

function podVolumes(service: Service): Volume[] {
  const own = service.volumes.flatMap((volume): readonly Volume[] => {
    if (volume.kind === 'temporary')
      return [{ name: volume.name, emptyDir: { sizeLimit: formatBytes(volume.size) } }];
    if (service.workload === 'StatefulSet') return [];
    return [{ name: volume.name, persistentVolumeClaim: { claimName: `${service.name}-${volume.name}` } }];
  });
  const config = service.files.map((_, index) => ({
    name: configName(service, index),
    configMap: { name: configName(service, index) },
  }));
  return [...own, ...config];
}
