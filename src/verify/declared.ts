import type { Cluster, Facts, KeySource, KubernetesObject, Workload } from '../facts/index.ts';
import { oncePer } from './once-per.ts';
import type { RuleInput } from './rule.ts';
import { selectedBy, selects } from './selector.ts';
import type { Fields } from './value.ts';

type Namespace = string | undefined;
type Searched = Pick<RuleInput, 'cluster' | 'facts'>;

/**
 * What the repository brings to a cluster, for questions of the form 'is there such a thing at all?'.
 * They are answered with good will, so that nobody is told off for what may well be there: an object whose
 * namespace the files leave open may be in any namespace, and kustomizations that are parts of one cluster
 * (see `neighboursOf`) are searched together.
 */
export function declaredObject(
  input: Searched,
  kind: string,
  namespace: Namespace,
  name: string,
): KubernetesObject | undefined {
  for (const cluster of searched(input)) {
    const named = objectsByName(cluster).get(`${kind}/${name}`) ?? [];
    const found =
      cluster.find(kind, namespace, name) ?? named.find((one) => mayBeSame(one.namespace, namespace));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The Secret or ConfigMap of a name, whatever made it. */
export function declaredKeys(
  input: Searched,
  list: 'secrets' | 'configMaps',
  namespace: Namespace,
  name: string,
): KeySource | undefined {
  for (const cluster of searched(input)) {
    const named = byName[list](cluster).get(name) ?? [];
    const found =
      named.find((one) => one.namespace === namespace) ??
      named.find((one) => mayBeSame(one.namespace, namespace));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Workloads whose pods a label selector takes. */
export function declaredPods(input: Searched, namespace: Namespace, selector: Fields): readonly Workload[] {
  for (const cluster of searched(input)) {
    const found = selectedBy(cluster, namespace, selector);
    if (found.length > 0) return found;
    if (namespace !== undefined && !hasOpenNamespaces(cluster)) continue;
    const near = cluster.workloads.filter(
      (workload) => mayBeSame(workload.namespace, namespace) && selects(selector, workload.labels),
    );
    if (near.length > 0) return near;
  }
  return [];
}

/**
 * Kustomizations that run beside this one in the same cluster, as far as can be told: those that share no
 * workload with it. Two that bring the same workload are two environments.
 */
export function neighboursOf({ cluster, facts }: Searched): readonly Cluster[] {
  return neighbours(facts)(cluster);
}

const neighbours = oncePer((facts: Facts) =>
  oncePer((cluster: Cluster) => {
    const own = workloadNames(cluster);
    return facts.clusters.filter(
      (other) => other !== cluster && ![...workloadNames(other)].some((name) => own.has(name)),
    );
  }),
);

function* searched(input: Searched): Iterable<Cluster> {
  yield input.cluster;
  yield* neighboursOf(input);
}

function mayBeSame(a: Namespace, b: Namespace): boolean {
  return a === b || a === undefined || b === undefined;
}

const workloadNames: (cluster: Cluster) => ReadonlySet<string> = oncePer(
  ({ workloads }) => new Set(workloads.map(({ object }) => `${object.kind}/${object.name}`)),
);

const hasOpenNamespaces = oncePer(({ workloads }: Cluster) =>
  workloads.some(({ namespace }) => namespace === undefined),
);

const byName = {
  secrets: oncePer(({ secrets }: Cluster) => grouped(secrets, ({ name }) => name)),
  configMaps: oncePer(({ configMaps }: Cluster) => grouped(configMaps, ({ name }) => name)),
};

const objectsByName = oncePer(({ objects }: Cluster) =>
  grouped(objects, ({ kind, name }) => `${kind}/${name}`),
);

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
