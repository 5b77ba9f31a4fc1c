import { dashboardsOf } from './dashboards/index.ts';
import type { Cluster, Installed, KeySource, KubernetesObject, OperatorService, Workload } from './facts.ts';
import { configMapsOf, secretsOf } from './keys.ts';
import { operatorServicesOf } from './operators.ts';
import { workloadOf } from './workload.ts';

/** The label that Kubernetes puts on each pod of a StatefulSet: its own name. */
const podNameLabel = 'statefulset.kubernetes.io/pod-name';

/** Whether a workload is a StatefulSet that has a pod of this name. */
function hasPod({ object, replicas }: Workload, pod: string): boolean {
  const [, ordinal] = /-(\d+)$/.exec(pod) ?? [];
  if (object.kind !== 'StatefulSet' || pod !== `${object.name}-${ordinal}`) return false;
  return replicas === undefined || Number(ordinal) < replicas;
}

/** A cluster whose indexes are made when they are first asked for. */
export function makeCluster(
  name: string,
  objects: readonly KubernetesObject[],
  handMade: readonly KeySource[],
  software: () => readonly Installed[],
): Cluster {
  const byKind = once(() => grouped(objects, ({ kind }) => kind));
  const byName = once(
    () => new Map(objects.map((object) => [keyOf(object.kind, object.namespace, object.name), object])),
  );
  const workloads = once(() => objects.flatMap((object) => workloadOf(object) ?? []));
  const byLabel = once(() => indexLabels(workloads()));
  const secrets = once(() => [...objects.flatMap(secretsOf), ...handMade]);
  const configMaps = once(() => objects.flatMap(configMapsOf));
  const installed = once(software);
  const dashboards = once(() => dashboardsOf(byKind().get('ConfigMap') ?? []));
  const operatorServices = once((): readonly OperatorService[] => objects.flatMap(operatorServicesOf));
  return Object.freeze({
    name,
    objects,
    get workloads() {
      return workloads();
    },
    get secrets() {
      return secrets();
    },
    get configMaps() {
      return configMaps();
    },
    get dashboards() {
      return dashboards();
    },
    get operatorServices() {
      return operatorServices();
    },
    get software() {
      return installed();
    },
    ofKind: (kind: string) => byKind().get(kind) ?? [],
    find: (kind: string, namespace: string | undefined, object: string) =>
      byName().get(keyOf(kind, namespace, object)),
    selected(namespace: string | undefined, labels: Readonly<Record<string, string>>) {
      const wanted = Object.entries(labels).filter(([label]) => label !== podNameLabel);
      const pod = labels[podNameLabel];
      let smallest: readonly Workload[] | undefined;
      for (const [label, value] of wanted) {
        const found = byLabel().get(keyOf(namespace ?? '', label, value)) ?? [];
        if (smallest === undefined || found.length < smallest.length) smallest = found;
      }
      const candidates = smallest ?? workloads().filter((workload) => workload.namespace === namespace);
      return candidates.filter(
        (workload) =>
          (pod === undefined || hasPod(workload, pod)) &&
          wanted.every(([label, value]) => workload.labels[label] === value),
      );
    },
  });
}

function indexLabels(workloads: readonly Workload[]): ReadonlyMap<string, readonly Workload[]> {
  const index = new Map<string, Workload[]>();
  for (const workload of workloads) {
    for (const [label, value] of Object.entries(workload.labels)) {
      const key = keyOf(workload.namespace ?? '', label, value);
      const list = index.get(key);
      if (list === undefined) index.set(key, [workload]);
      else list.push(workload);
    }
  }
  return index;
}

function grouped<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const list = groups.get(key(item));
    if (list === undefined) groups.set(key(item), [item]);
    else list.push(item);
  }
  return groups;
}

function keyOf(first: string, second: string | undefined, third: string): string {
  return `${first}\n${second ?? ''}\n${third}`;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
