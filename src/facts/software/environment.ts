import type { Cluster } from '../facts.ts';

/**
 * The words that tell environments apart: where several clusters bring the same workload, they are environments of
 * one platform, and what their folders do not share are the environments' names.
 */
export function environmentWords(clusters: readonly Cluster[]): ReadonlySet<string> {
  const byWorkload = new Map<string, Set<string>>();
  for (const { name, workloads } of clusters) {
    for (const { object } of workloads) {
      const key = `${object.kind}/${object.name}`;
      byWorkload.set(key, (byWorkload.get(key) ?? new Set()).add(name));
    }
  }
  const words = new Set<string>();
  const seen = new Set<string>();
  for (const names of byWorkload.values()) {
    const key = [...names].join('\n');
    if (names.size < 2 || seen.has(key)) continue;
    seen.add(key);
    const paths = [...names].map((name) => new Set(name.split('/')));
    for (const path of paths) {
      for (const word of path) {
        if (paths.some((other) => !other.has(word))) words.add(word);
      }
    }
  }
  return words;
}

/**
 * Whether what stands at a place may be for a cluster: unless it names an environment, and the cluster another one.
 * In doubt it is, so that nobody is told that something is missing which is there.
 */
export function mayConcern(
  place: readonly string[],
  cluster: readonly string[],
  words: ReadonlySet<string>,
): boolean {
  const named = place.filter((word) => words.has(word));
  return (
    named.length === 0 ||
    named.some((word) => cluster.includes(word)) ||
    !cluster.some((word) => words.has(word))
  );
}
