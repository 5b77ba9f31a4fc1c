import type { Cluster, KubernetesObject, Workload } from '../../../../facts/index.ts';
import { containersOf } from '../../../container.ts';
import { membersOf } from '../../../members.ts';
import { counted, placeIn, titleOf } from '../../../place.ts';
import { podCountOf } from '../../../pod-count.ts';
import { isProduction } from '../../../production.ts';
import type { Report, Rule, RuleInput } from '../../../rule.ts';
import { listAt, textAt, textsAt } from '../../../value.ts';
import { singleCharts } from './charts.ts';

export const rule: Rule = {
  id: 'single-point',
  title: 'A single pod that everything else waits for',
  severity: 'warning',
  why: 'The others have several pods so that one may be lost, and all of them stop with this one: when its node is drained, fails or is taken back, for as long as a pod takes to start elsewhere.',
  fix: 'Run two or more of it, with a budget and spread over nodes, or take a store or an operator that fails over.',
  *check(input) {
    if (!isProduction(input)) return;
    yield* workloads(input);
    for (const { installed, what, place } of singleCharts(input.cluster)) {
      yield {
        message: `${what} (${installed.name}) is a single pod`,
        places: [{ at: place, note: 'one unless the values say more' }],
      };
    }
  },
};

function* workloads(input: RuleInput): Iterable<Report> {
  const { cluster } = input;
  const several = membersOf(input).flatMap((one) =>
    one.workloads.filter((workload) => least(one, workload) > 1),
  );
  for (const service of cluster.ofKind('Service')) {
    const selector = textsAt(service.value, 'spec', 'selector');
    if (Object.keys(selector).length === 0) continue;
    const behind = cluster.selected(service.namespace, selector).filter(({ object }) => lasts(object));
    const [only] = behind;
    if (only === undefined || behind.length > 1 || most(cluster, only) !== 1) continue;
    const waiting = several.filter((one) => one !== only && speaksOf(one, service));
    const [first] = waiting;
    if (first === undefined) continue;
    const more = waiting.length === 1 ? '' : ` and ${counted(waiting.length - 1, 'other')}`;
    yield {
      message: `${titleOf(first.object)}${more} cannot do without ${titleOf(only.object)}, which is a single pod`,
      places: [
        placeIn(only.object, ['spec', 'replicas'], 'one pod'),
        placeIn(first.object, ['metadata', 'name'], `speaks of Service ${service.name}`),
      ],
    };
  }
}

function lasts({ kind }: KubernetesObject): boolean {
  return kind === 'Deployment' || kind === 'StatefulSet' || kind === 'Rollout';
}

function least(cluster: Cluster, workload: Workload): number {
  return lasts(workload.object) ? (podCountOf(cluster, workload)?.least ?? 0) : 0;
}

function most(cluster: Cluster, workload: Workload): number | undefined {
  return podCountOf(cluster, workload)?.most;
}

/** Whether the variables and arguments of a workload name a Service. */
function speaksOf(workload: Workload, { name, namespace }: KubernetesObject): boolean {
  const near = workload.namespace === namespace;
  return containersOf(workload).some(({ value }) => {
    const texts = [
      ...listAt(value, 'env').map((variable) => textAt(variable, 'value') ?? ''),
      ...listAt(value, 'args').map(String),
    ];
    return texts.some((text) => {
      const hosts = text.split(/[^a-z0-9.-]+/);
      return hosts.some((host) => host.startsWith(`${name}.${namespace}`) || (near && host === name));
    });
  });
}
