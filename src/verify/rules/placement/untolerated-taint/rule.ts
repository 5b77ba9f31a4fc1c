import { isObject } from '../../../../base/index.ts';
import type { Cluster, Facts } from '../../../../facts/index.ts';
import { isCoreKind } from '../../../../kubernetes/index.ts';
import type { Pool } from '../../../../model/index.ts';
import { broughtNamespaces, membersOf } from '../../../members.ts';
import { oncePer } from '../../../once-per.ts';
import { listed, placeIn, titleOf } from '../../../place.ts';
import type { FindingPlace, Rule } from '../../../rule.ts';
import { keptAwayBy, labelledPools, taintText, usablePools } from '../pools.ts';
import { schedulingOf } from '../scheduling.ts';

/** Pools for what the cloud itself runs in the cluster, which is in no repository. */
const systemTolerations = [{ key: 'CriticalAddonsOnly', operator: 'Exists' }];

export const rule: Rule = {
  id: 'untolerated-taint',
  title: 'A pool whose taint no pod tolerates',
  severity: 'error',
  why: 'The nodes stay empty and are paid for, while the pods that were meant for them crowd the other pools.',
  fix: 'Give the pods that belong on the pool a toleration of its taints, or take the taint away.',
  needs: 'platform',
  *check(input) {
    const { cluster, facts, environment } = input;
    const members = membersOf(input);
    if (members.some((member) => broughtNamespaces(member, facts).length > 0)) return;
    const workloads = members.flatMap((member) => member.workloads);
    const custom = members.flatMap(customTolerations);
    for (const pool of environment.cluster.pools) {
      const taints = keptAwayBy(pool, systemTolerations);
      if (taints.length === 0 || keptAwayBy(pool, custom).length === 0) continue;
      const settlers = workloads.filter(({ object }) => object.kind !== 'DaemonSet');
      if (settlers.some((workload) => usablePools([pool], schedulingOf(workload)).length > 0)) continue;
      const wanting = settlers.filter((workload) => asksFor(pool, workload));
      const place = wanting[0] === undefined ? placeOfCluster(cluster, facts) : undefined;
      const places = wanting.slice(0, 5).map((workload) => {
        const { selectorPath, termsPath, selector } = schedulingOf(workload);
        const path = Object.keys(selector).length > 0 ? selectorPath : termsPath;
        return placeIn(
          workload.object,
          path,
          `${titleOf(workload.object)} asks for the pool, but does not tolerate its taint`,
        );
      });
      const [first, ...others] = [...places, ...(place === undefined ? [] : [place])];
      if (first === undefined) continue;
      yield {
        message: `no pod tolerates ${listed(taints.map(taintText))} of the pool ${pool.name}, so that ${emptiness(pool)}`,
        places: [first, ...others],
        definition: [{ path: [...pool.path, 'taints'], note: `the pool ${pool.name} is tainted` }],
      };
    }
  },
};

function emptiness({ nodes: { minimum, desired } }: Pool): string {
  const count = Math.max(minimum, desired);
  return count === 0
    ? 'it never gets a node'
    : `its ${count === 1 ? 'node stays' : `${count} nodes stay`} empty`;
}

/** Whether a workload selects this pool by labels, so that it was meant for it. */
function asksFor(pool: Pool, workload: Cluster['workloads'][number]): boolean {
  const scheduling = schedulingOf(workload);
  if (Object.keys(scheduling.selector).length === 0 && scheduling.terms === undefined) return false;
  return labelledPools([pool], scheduling).length > 0;
}

/** Tolerations in objects of extensions, whose operators make pods with them. */
const customTolerations = oncePer(({ objects }: Cluster) =>
  objects
    .filter(({ apiVersion, kind }) => !isCoreKind(apiVersion, kind))
    .flatMap(({ value }) => tolerationsInside(value)),
);

function tolerationsInside(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(tolerationsInside);
  if (!isObject(value)) return [];
  const { tolerations, ...others } = value;
  return [
    ...(Array.isArray(tolerations) ? tolerations : []),
    ...Object.values(others).flatMap(tolerationsInside),
  ];
}

/** The kustomization in which the pods are missing, or the first object where there is none. */
function placeOfCluster(cluster: Cluster, facts: Facts): FindingPlace | undefined {
  const note = 'nothing here tolerates the taint';
  const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
  const folder = cluster.name === '.' ? '' : `${cluster.name}/`;
  const file = names.map((name) => `${folder}${name}`).find((name) => facts.sources.has(name));
  if (file !== undefined) return { at: { file, line: 1, column: 1 }, note };
  const [object] = cluster.objects;
  return object === undefined ? undefined : placeIn(object, [], note);
}
