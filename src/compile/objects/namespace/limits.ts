import { compact, formatBytes, formatCpu, type Sourced } from '../../../base/index.ts';
import type { LimitRange, ResourceQuota } from '../../../kubernetes/index.ts';
import type { Environment, Namespace, Platform } from '../../../model/index.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';
import { demandOf } from './demand.ts';

const GiB = 1024 ** 3;
const MiB = 1024 ** 2;
/** Room above the sum of all maxima, for jobs and tools that people start by hand. */
const headroom = 1.25;
/** What a container gets that states nothing: a job or a tool that somebody starts by hand. */
const unstated = { cpu: { request: 0.1, limit: 0.5 }, memory: { request: 128 * MiB, limit: 256 * MiB } };

/** Upper bounds of a namespace and of each container in it; none for a namespace where nothing of ours runs. */
export function limits(
  platform: Platform,
  environment: Environment,
  namespace: Namespace,
): readonly Sourced[] {
  const demand = demandOf(environment, namespace);
  if (demand.pods === 0 && namespace.quota === undefined) return [];
  const { quota } = namespace;
  const cores = (amount: number) => formatCpu(Math.ceil(amount * headroom));
  const bytes = (amount: number) => formatBytes(Math.ceil((amount * headroom) / GiB) * GiB);
  const pair = (given: readonly [number, number] | undefined, format: (amount: number) => string) =>
    given === undefined ? undefined : given.map((amount) => format(amount));
  const cpu = pair(quota?.cpu, formatCpu) ?? [cores(demand.cpu.request), cores(demand.cpu.limit)];
  const memory = pair(quota?.memory, formatBytes) ?? [
    bytes(demand.memory.request),
    bytes(demand.memory.limit),
  ];
  const hard = compact<Record<string, string>>({
    'requests.cpu': cpu[0],
    'requests.memory': memory[0],
    'limits.cpu': cpu[1],
    'limits.memory': memory[1],
    pods: String(quota?.pods ?? Math.ceil(demand.pods * headroom)),
    persistentvolumeclaims: quota?.volumeClaims?.toString(),
    'services.loadbalancers': quota?.loadBalancers?.toString(),
  } as Record<string, string>);
  const object: ResourceQuota = {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: {
      name: 'compute',
      namespace: namespace.name,
      labels: labelsOf(platform, 'compute', 'namespace'),
    },
    spec: { hard },
  };
  const from = quota === undefined ? namespace.path : [...namespace.path, 'quota'];
  const comment =
    quota?.cpu === undefined
      ? 'All services at their maxima during a release, and a quarter more.'
      : 'As the definition declares.';
  return [
    sourced(object, from, { comments: { 'spec.hard': comment } }),
    limitRange(platform, namespace, demand.largest),
  ];
}

function limitRange(
  platform: Platform,
  namespace: Namespace,
  largest: { readonly cpu: number; readonly memory: number },
): Sourced {
  const object: LimitRange = {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: {
      name: 'containers',
      namespace: namespace.name,
      labels: labelsOf(platform, 'containers', 'namespace'),
    },
    spec: {
      limits: [
        {
          type: 'Container',
          defaultRequest: {
            cpu: formatCpu(unstated.cpu.request),
            memory: formatBytes(unstated.memory.request),
          },
          default: { cpu: formatCpu(unstated.cpu.limit), memory: formatBytes(unstated.memory.limit) },
          max: {
            cpu: formatCpu(Math.max(unstated.cpu.limit, largest.cpu)),
            memory: formatBytes(Math.max(unstated.memory.limit, largest.memory)),
          },
        },
      ],
    },
  };
  return sourced(object, namespace.path, {
    comments: {
      'spec.limits[0].defaultRequest':
        'For containers that state nothing, such as tools that somebody starts by hand.',
      'spec.limits[0].max': 'The largest limit that the definition gives a container.',
    },
  });
}
