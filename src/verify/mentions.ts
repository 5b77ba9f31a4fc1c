import { plain } from '../base/index.ts';
import type { Cluster } from '../facts/index.ts';
import { oncePer } from './once-per.ts';

/** How often each word stands in texts of a cluster's objects, other than as an object's own name, and in values of charts. */
export const mentionsIn = oncePer((cluster: Cluster): ReadonlySet<string> => {
  const words = new Set<string>();
  for (const { value } of cluster.objects) {
    const { metadata, ...rest } = value;
    gather(rest, words);
    const { name: _, ...described } = (metadata ?? {}) as { readonly name?: unknown };
    gather(described, words);
  }
  for (const { values } of cluster.software) for (const tree of values) gather(plain(tree), words);
  return words;
});

function gather(value: unknown, words: Set<string>): void {
  if (typeof value === 'string') for (const word of value.split(/[^A-Za-z0-9.-]+/)) words.add(word);
  else if (Array.isArray(value)) for (const item of value) gather(item, words);
  else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) gather(item, words);
}
