import type { keysOfBucket } from '../../../../model/index.ts';

/** FILES_ACCESS_KEY, FILES_SECRET_KEY: variables with the key of a bucket. */
export function keyVariable(owner: string, key: (typeof keysOfBucket)[number]): string {
  return `${owner}_${key}`.toUpperCase().replaceAll('-', '_');
}
