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
  const speaking = hostsOf(
    membersOf(input).flatMap((one) => one.workloads.filter((workload) => least(one, workload) > 1)),
  );
  for (const service of cluster.ofKind('Service')) {
    const selector = textsAt(service.value, 'spec', 'selector');
    const { name, namespace } = service;
    const near = (speaking.get(name) ?? []).filter((one) => one.namespace === namespace);
    const waiting = [...new Set([...near, ...(speaking.get(`${name}.${namespace}`) ?? [])])];
    if (waiting.length === 0 || Object.keys(selector).length === 0) continue;
    const [only, ...more] = cluster.selected(namespace, selector).filter(({ object }) => lasts(object));
    if (only === undefined || more.length > 0 || podCountOf(cluster, only)?.most !== 1) continue;
    const [first, ...others] = waiting.filter((one) => one !== only);
    if (first === undefined) continue;
    const rest = others.length === 0 ? '' : ` and ${counted(others.length, 'other')}`;
    yield {
      message: `${titleOf(first.object)}${rest} cannot do without ${titleOf(only.object)}, which is a single pod`,
      places: [
        placeIn(only.object, ['spec', 'replicas'], 'one pod'),
        placeIn(first.object, ['metadata', 'name'], `speaks of Service ${name}`),
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

/** Workloads by the hosts that their variables and arguments name: `name` and `name.namespace`. */
function hostsOf(workloads: readonly Workload[]): ReadonlyMap<string, readonly Workload[]> {
  const found = new Map<string, Workload[]>();
  for (const workload of workloads) {
    const texts = containersOf(workload).flatMap(({ value }) => [
      ...listAt(value, 'env').map((variable) => textAt(variable, 'value') ?? ''),
      ...listAt(value, 'args').map(String),
    ]);
    const hosts = texts.flatMap((text) => text.split(/[^a-z0-9.-]+/));
    for (const host of new Set(hosts.map((one) => one.split('.').slice(0, 2).join('.')))) {
      const known = found.get(host);
      if (known === undefined) found.set(host, [workload]);
      else known.push(workload);
    }
  }
  return found;
}
