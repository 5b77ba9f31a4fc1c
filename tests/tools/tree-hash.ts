import { createHash } from 'node:crypto';
import { compiled } from './compiled.ts';

/** One hash for all paths and texts that a definition gives. */
export function treeHash(definition: unknown): string {
  const hash = createHash('sha256');
  for (const { path, text } of compiled(definition).files) hash.update(JSON.stringify([path, text]));
  return hash.digest('hex');
}
