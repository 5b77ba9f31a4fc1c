import { nearest } from '../base/index.ts';
import families from './machine-families.json' with { type: 'json' };

/** What a machine offers before Kubernetes takes its share. */
export interface Machine {
  readonly kind: 'known';
  readonly cores: number;
  /** Bytes. */
  readonly memory: number;
  /** Pods that the node's network can address. */
  readonly pods: number;
}

type Found =
  | Machine
  | { readonly kind: 'misspelt'; readonly nearest: string | undefined }
  | { readonly kind: 'unknown' };
type Provider = 'aws' | 'azure' | 'gcp';
type Sizes = Readonly<Record<string, readonly number[]>>;

const GiB = 1024 ** 3;

/** What a size may look like; anything else makes it a type of another, unknown family: `n2-custom-4-8192`. */
const sizes: Readonly<Record<Provider, RegExp>> = {
  aws: /^[^.]+$/,
  azure: /^\d+$/,
  gcp: /^[^-]+$/,
};

/**
 * Looks a machine type up. A type of a family that is not in the table is unknown, which is no fault; a
 * size that its family does not have is a misspelling. In the table, `#` stands for the size, which has
 * cores, GiB of memory and pods. Sources, as of 2025: for the pods of aws `eni-max-pods.txt` of
 * awslabs/amazon-eks-ami; for the rest the pages of the clouds on their general-purpose machines. The 110
 * pods of azure and gcp are what their clusters allow on a node unless told otherwise.
 */
export function machine(provider: Provider, type: string): Found {
  const table: Readonly<Record<string, Sizes>> = families[provider];
  for (const [family, known] of Object.entries(table)) {
    const [before = '', after = ''] = family.split('#');
    if (!type.startsWith(before) || !type.endsWith(after)) continue;
    const size = type.slice(before.length, type.length - after.length);
    if (!sizes[provider].test(size)) continue;
    if (Object.hasOwn(known, size)) {
      const [cores = 0, memory = 0, pods = 0] = known[size] ?? [];
      return { kind: 'known', cores, memory: memory * GiB, pods };
    }
    const meant = nearest(size, Object.keys(known));
    return { kind: 'misspelt', nearest: meant === undefined ? undefined : `${before}${meant}${after}` };
  }
  return { kind: 'unknown' };
}

/** What is left for pods on a node: cores, bytes, number of pods. The smallest machines have no memory left. */
export interface Allocatable {
  readonly cores: number;
  readonly memory: number;
  readonly pods: number;
}

/**
 * The part of a machine that pods may request. Reserved cpu: 6 % of the first core, 1 % of the second,
 * 0.5 % of the next two, 0.25 % of the rest. Reserved memory: 11 MiB for each pod the node may hold and
 * 255 MiB, and 100 MiB as eviction threshold. Source: the bootstrap script of the EKS machine image
 * (awslabs/amazon-eks-ami); GKE and AKS reserve more memory on large machines, so that for them the
 * greater of this and 25 % of the first 4 GiB, 20 % of the next 4, 10 % of the next 8, 6 % of the rest counts.
 */
export function allocatable(provider: Provider, found: Machine): Allocatable {
  const { cores, memory, pods } = found;
  const share = (from: number, to: number) => Math.max(0, Math.min(cores, to) - from);
  const reservedCores =
    share(0, 1) * 0.06 + share(1, 2) * 0.01 + share(2, 4) * 0.005 + share(4, cores) * 0.0025;
  const MiB = 1024 ** 2;
  const perPod = (255 + 11 * pods) * MiB;
  const part = (from: number, to: number) => Math.max(0, Math.min(memory, to * GiB) - from * GiB);
  const stepped =
    part(0, 4) * 0.25 +
    part(4, 8) * 0.2 +
    part(8, 16) * 0.1 +
    part(16, 128) * 0.06 +
    part(128, 100000) * 0.02;
  const reservedMemory = provider === 'aws' ? perPod : Math.max(perPod, stepped);
  return { cores: cores - reservedCores, memory: Math.max(0, memory - reservedMemory - 100 * MiB), pods };
}
