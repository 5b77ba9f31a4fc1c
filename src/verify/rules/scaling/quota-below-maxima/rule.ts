import type { Cluster, KubernetesObject } from '../../../../facts/index.ts';
import { amountsAt, amountText } from '../../../amounts.ts';
import { counted, placeIn, titleOf } from '../../../place.ts';
import type { Report, Rule } from '../../../rule.ts';
import { fieldsAt } from '../../../value.ts';
import { type Demand, demandsIn } from '../demand.ts';

/** So many of the greatest demands are pointed to. */
const SHOWN = 5;

export const rule: Rule = {
  id: 'quota-below-maxima',
  title: 'A ResourceQuota that is too small for the maxima of its namespace',
  severity: 'error',
  why: 'When the workloads grow to their maxima, the quota refuses further pods: under full load, autoscaling stops short.',
  fix: 'Raise the quota to the sum of the maxima, or lower the maxima.',
  *check({ cluster }) {
    for (const quota of cluster.ofKind('ResourceQuota')) {
      const { scopes, scopeSelector } = fieldsAt(quota.value, 'spec');
      // A quota of a scope counts some pods only; which ones is not said by a template alone.
      if (scopes === undefined && scopeSelector === undefined) yield* exceeded(cluster, quota);
    }
  },
};

function* exceeded(cluster: Cluster, quota: KubernetesObject): Iterable<Report> {
  const demands = demandsIn(cluster, quota.namespace);
  for (const [resource, hard] of Object.entries(amountsAt(quota.value, 'spec', 'hard'))) {
    const needed = (demand: Demand): number => demandOf(demand, resource) * demand.pods;
    const sum = demands.reduce((total, demand) => total + needed(demand), 0);
    // Adding up fractions leaves a trace far behind the point.
    if (sum <= hard * (1 + 1e-9)) continue;
    const greatest = demands.filter((one) => needed(one) > 0).sort((a, b) => needed(b) - needed(a));
    const [have, want] = [amountText(resource, hard), amountText(resource, sum)];
    yield {
      message: `${titleOf(quota)} admits ${resource} of ${have}, but the workloads of its namespace need ${want} at their maxima`,
      places: [
        placeIn(quota, ['spec', 'hard', resource], `admits ${have}`),
        ...greatest.slice(0, SHOWN).map((demand) => {
          const amount = amountText(resource, demandOf(demand, resource));
          const each = resource.endsWith('pods') ? '' : ` with ${resource} of ${amount} each`;
          const note = `${titleOf(demand.workload.object)} may have ${counted(demand.pods, 'pod')}${each}`;
          return placeIn(demand.object, demand.path, note);
        }),
      ],
      fix: `Raise ${resource} to ${want} or more, or lower the maxima.`,
    };
  }
}

/** What one pod uses up of a resource of a quota: `pods`, `limits.cpu`, `requests.cpu` or `cpu` for short. */
function demandOf({ bounds }: Demand, resource: string): number {
  if (resource === 'pods' || resource === 'count/pods') return 1;
  if (resource.startsWith('limits.')) return bounds.limits[resource.slice('limits.'.length)] ?? 0;
  return bounds.requests[resource.replace(/^requests\./, '')] ?? 0;
}
