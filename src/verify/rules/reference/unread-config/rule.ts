import { nearest } from '../../../../base/index.ts';
import type { Cluster, KubernetesObject } from '../../../../facts/index.ts';
import { neighboursOf } from '../../../declared.ts';
import { keysReadBy } from '../../../key-reference.ts';
import { broughtNamespaces } from '../../../members.ts';
import { mentionsIn } from '../../../mentions.ts';
import { oncePer } from '../../../once-per.ts';
import { listed, placeIn } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt, textsAt } from '../../../value.ts';

export const rule: Rule = {
  id: 'unread-config',
  title: 'Configuration that nobody reads',
  severity: 'warning',
  why: 'Whoever sets it believes that something follows from it, and nothing does: an environment runs with the defaults of the program, a protection is only on paper.',
  fix: 'Let the workload read it (envFrom, a key, a volume), or remove it.',
  *check(input) {
    const { cluster, facts } = input;
    const members = [cluster, ...neighboursOf(input)];
    const brought = new Set(members.flatMap((one) => broughtNamespaces(one, facts)));
    for (const object of cluster.ofKind('ConfigMap')) {
      if (brought.has(object.namespace) || isForSomebody(object)) continue;
      const { workloads } = cluster;
      if (!workloads.some(({ namespace }) => namespace === object.namespace)) continue;
      const read = readKeys(cluster).get(`${object.namespace ?? ''}/${object.name}`);
      if (read === undefined) {
        if (members.some((one) => mentionsIn(one).has(object.name)) || isMeant(cluster, object)) continue;
        yield {
          message: `ConfigMap ${object.name} is read by nobody`,
          places: [placeIn(object, ['metadata', 'name'], 'no object speaks of it')],
        };
        continue;
      }
      if (read.has(undefined)) continue;
      const keys = Object.keys(fieldsAt(object.value, 'data'));
      // A key that is asked for and not there is told as missing: it is one of these in other words.
      if ([...read].some((key) => key !== undefined && !keys.includes(key))) continue;
      for (const key of keys) {
        if (read.has(key)) continue;
        yield {
          message: `key ${key} of ConfigMap ${object.name} is read by nobody; only ${listed([...read].map(String).sort())} is`,
          places: [placeIn(object, ['data', key], 'no workload takes this key')],
        };
      }
    }
  },
};

/** Whether a dashboard or a misspelt name is the fault, which rules of their own tell. */
function isMeant(cluster: Cluster, { name, namespace }: KubernetesObject): boolean {
  if (cluster.dashboards.some(({ configMap }) => configMap?.name === name)) return true;
  const start = `${namespace ?? ''}/`;
  return [...readKeys(cluster).keys()].some((id) => {
    const wanted = id.startsWith(start) ? id.slice(start.length) : undefined;
    if (wanted === undefined || cluster.find('ConfigMap', namespace, wanted) !== undefined) return false;
    return nearest(wanted, [name]) !== undefined;
  });
}

/** Labels and annotations of its own are how a program finds a ConfigMap; some it finds by a name of the field. */
function isForSomebody({ name, namespace, value }: KubernetesObject): boolean {
  if (namespace === 'kube-system' || /^(?:kube|istio|argocd|aws|coredns|linkerd)(?:-|$)|\.crt$/.test(name))
    return true;
  const own = (field: string) => Object.keys(textsAt(value, 'metadata', field));
  const usual =
    /^(?:app|component|tier|team|version|environment|env)$|^app\.kubernetes\.io\/|^kubectl\.|^argocd\.argoproj\.io\/sync-/;
  return [...own('labels'), ...own('annotations')].some((key) => !usual.test(key));
}

/** The keys that workloads take of each ConfigMap; undefined among them where one takes all. */
const readKeys = oncePer(({ workloads }: Cluster) => {
  const found = new Map<string, Set<string | undefined>>();
  for (const workload of workloads) {
    for (const { name, key } of keysReadBy(workload, 'ConfigMap')) {
      const id = `${workload.namespace ?? ''}/${name}`;
      found.set(id, (found.get(id) ?? new Set()).add(key));
    }
  }
  return found;
});
