import type { Collection } from '../../../model/index.ts';

const MiB = 1024 ** 2;
const GiB = 1024 ** 3;

/** The size at which the oldest samples go. What Prometheus calls GB is 2 to the power of 30 bytes. */
export function retentionSize({ retentionSize: bytes }: Collection): string {
  return bytes >= 10 * GiB ? `${Math.floor(bytes / GiB)}GB` : `${Math.floor(bytes / MiB)}MB`;
}
