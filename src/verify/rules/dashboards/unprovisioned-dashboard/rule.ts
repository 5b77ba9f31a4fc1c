import { isObject } from '../../../../base/index.ts';
import type { Cluster, KubernetesObject } from '../../../../facts/index.ts';
import { membersOf } from '../../../members.ts';
import { placeIn } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { listAt, textAt, textsAt } from '../../../value.ts';

/** Label by which the sidecar of Grafana's chart finds dashboards, unless its values say otherwise. */
const usual = 'grafana_dashboard';

export const rule: Rule = {
  id: 'unprovisioned-dashboard',
  title: 'A dashboard that no Grafana finds',
  severity: 'error',
  why: 'The ConfigMap lies in the cluster, and nothing reads it: the dashboard never appears, and nothing says so.',
  fix: 'Give the ConfigMap the label grafana_dashboard: "1", by which the sidecar of Grafana finds it, or mount it.',
  *check(input) {
    const members = membersOf(input);
    const maps = new Set(input.cluster.dashboards.flatMap(({ configMap }) => configMap ?? []));
    for (const configMap of maps) {
      if (isLabelled(configMap) || members.some((member) => isMounted(member, configMap))) continue;
      yield {
        message: `ConfigMap ${configMap.name} holds a dashboard, but has no label ${usual} and is mounted by no pod`,
        places: [placeIn(configMap, ['metadata', 'name'], 'nothing finds the ConfigMap')],
      };
    }
  },
};

/** Any label that speaks of dashboards: charts let one choose it. */
function isLabelled({ value }: KubernetesObject): boolean {
  return Object.keys(textsAt(value, 'metadata', 'labels')).some((label) => /dashboard/i.test(label));
}

/** By a pod, or by a resource that an operator reads. */
function isMounted(cluster: Cluster, { name, namespace }: KubernetesObject): boolean {
  const byPods = cluster.workloads.some(
    (workload) =>
      workload.namespace === namespace &&
      listAt(workload.pod, 'volumes').some((volume) =>
        [
          textAt(volume, 'configMap', 'name'),
          ...listAt(volume, 'projected', 'sources').map((source) => textAt(source, 'configMap', 'name')),
        ].includes(name),
      ),
  );
  return byPods || cluster.ofKind('GrafanaDashboard').some(({ value }) => names(value, name));
}

function names(value: unknown, text: string): boolean {
  if (value === text) return true;
  if (Array.isArray(value)) return value.some((item) => names(item, text));
  return isObject(value) && Object.values(value).some((item) => names(item, text));
}
