import { z } from 'zod';
import { perEnvironment } from './environment.ts';
import { choice, fields, flag, leaf, sayValue, text, whole, words } from './leaf.ts';
import { addressRange, labels, named } from './name.ts';
import { cores, size } from './unit.ts';

/** A number of nodes, with its bounds. */
export interface NodeCount {
  readonly minimum: number;
  readonly desired: number;
  readonly maximum: number;
}

const nodeCountFields = ['minimum', 'desired', 'maximum'];
const nodeFix = 'Write a number, [minimum, maximum] or { minimum, desired, maximum }.';

const nodeCount = leaf<NodeCount>(
  { anyOf: [{ type: 'integer' }, { type: 'array', items: { type: 'integer' } }, { type: 'object' }] },
  (value) => {
    const given =
      typeof value === 'number'
        ? { minimum: value, maximum: value }
        : Array.isArray(value)
          ? { minimum: value[0], maximum: value[1] }
          : value;
    if (typeof given !== 'object' || given === null || (Array.isArray(value) && value.length !== 2)) {
      return { reason: `${sayValue(value)} is not a number of nodes`, fix: nodeFix };
    }
    const unknown = Object.keys(given).find((key) => !nodeCountFields.includes(key));
    if (unknown !== undefined) return { reason: `unknown field '${unknown}'`, fix: nodeFix };
    const { minimum, desired = minimum, maximum } = given as Partial<Record<string, unknown>>;
    for (const amount of [minimum, desired, maximum]) {
      if (typeof amount !== 'number' || !Number.isInteger(amount) || amount < 0 || amount > 1000) {
        return { reason: `${sayValue(amount)} is not a number of nodes from 0 to 1000`, fix: nodeFix };
      }
    }
    const count = { minimum, desired, maximum } as NodeCount;
    if (count.minimum > count.maximum || count.desired < count.minimum || count.desired > count.maximum) {
      return {
        reason: `the node numbers ${count.minimum} to ${count.maximum}${count.desired === count.minimum ? '' : ` with ${count.desired} at the start`} are not in order`,
        fix: 'Write the minimum first; the start must lie between minimum and maximum.',
      };
    }
    return { value: count };
  },
);

/** A node taint. */
export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

const taint = leaf<Taint>({ type: 'string' }, (value) => {
  const match =
    typeof value === 'string'
      ? /^([A-Za-z0-9][\w./-]*)=([\w.-]*):(NoSchedule|PreferNoSchedule|NoExecute)$/.exec(value)
      : null;
  if (match === null) {
    return {
      reason: `${sayValue(value)} is not a taint`,
      fix: "Write 'key=value:Effect' with the effect NoSchedule, PreferNoSchedule or NoExecute.",
    };
  }
  return { value: { key: match[1] ?? '', value: match[2] ?? '', effect: match[3] as Taint['effect'] } };
});

const pool = (environments: readonly string[]) =>
  fields({
    instance: leaf<string | readonly string[] | Readonly<Record<string, string>>>(
      { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }, { type: 'object' }] },
      (value) => {
        const isType = (item: unknown): item is string => typeof item === 'string' && /^[\w.-]+$/.test(item);
        if (isType(value)) return { value };
        if (Array.isArray(value) && value.length > 0 && value.every(isType)) return { value };
        if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
          const wrong = Object.keys(value).find((key) => !['aws', 'azure', 'gcp'].includes(key));
          if (wrong === undefined && Object.values(value).every(isType))
            return { value: value as Record<string, string> };
        }
        return {
          reason: `${sayValue(value)} is not a machine type`,
          fix: "Write a type such as 't3.large', a list of types, or { aws, azure, gcp }.",
        };
      },
    ),
    nodes: perEnvironment(nodeCount, environments, nodeCountFields),
    capacity: choice('on-demand', 'spot').optional(),
    taints: z.array(taint).optional(),
    labels: labels.optional(),
    zones: whole(1, 6).optional(),
    volume: size.optional(),
    ssh: flag.optional(),
    purpose: words.optional(),
  });

const storageClass = (environments: readonly string[]) =>
  fields({
    type: choice('ssd', 'shared').optional(),
    disk: words.optional(),
    iops: whole(100, 256000).optional(),
    throughput: whole(1, 4000).optional(),
    key: perEnvironment(words, environments).optional(),
    fileSystem: perEnvironment(words, environments).optional(),
    reclaim: choice('Retain', 'Delete').optional(),
    default: flag.optional(),
  });

export const cluster = (environments: readonly string[]) =>
  fields({
    version: text('a Kubernetes minor version', /^1\.\d{2}$/, "Write it as '1.34'.").optional(),
    pools: named('a node pool', pool(environments)).optional(),
    storageClasses: named('a storage class', storageClass(environments)).optional(),
    priorities: named('a priority class', whole(-1000000000, 1000000000)).optional(),
  });

export const cloud = (environments: readonly string[]) =>
  fields({
    provider: choice('aws', 'azure', 'gcp'),
    region: perEnvironment(
      text('a region', /^[a-z][a-z0-9-]{2,30}$/, "Write the cloud's name of it, such as 'eu-central-1'."),
      environments,
    ),
    zones: perEnvironment(whole(1, 6), environments).optional(),
    network: perEnvironment(addressRange, environments).optional(),
  });

const quotaShape = {
  cpu: z.tuple([cores, cores]).optional(),
  memory: z.tuple([size, size]).optional(),
  pods: whole(1, 100000).optional(),
  volumeClaims: whole(0, 10000).optional(),
  loadBalancers: whole(0, 1000).optional(),
};

export const namespace = (environments: readonly string[]) =>
  fields({
    podSecurity: choice('restricted', 'baseline', 'privileged').optional(),
    mesh: flag.optional(),
    quota: perEnvironment(fields(quotaShape), environments, Object.keys(quotaShape)).optional(),
    labels: labels.optional(),
    purpose: words.optional(),
  });
