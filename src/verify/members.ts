import { isObject } from '../base/index.ts';
import type { Cluster, Facts, KubernetesObject } from '../facts/index.ts';
import { neighboursOf } from './declared.ts';
import { environmentOf } from './environment.ts';
import type { RuleInput } from './rule.ts';
import { fieldsAt, listAt, textAt } from './value.ts';

/**
 * The kustomizations that make one cluster together, in their order: this one and its neighbours, but for those
 * of another environment.
 */
export function membersOf({ cluster, facts, platform, environment }: RuleInput): readonly Cluster[] {
  const near = new Set([cluster, ...neighboursOf({ cluster, facts })]);
  const isElsewhere = (one: Cluster) => {
    const other = platform === undefined ? undefined : environmentOf(one, platform);
    return other !== undefined && environment !== undefined && other !== environment;
  };
  return facts.clusters.filter((one) => near.has(one) && !isElsewhere(one));
}

/** Namespaces into which charts, installed software or other repositories bring objects that we do not see. */
export function broughtNamespaces(cluster: Cluster, facts: Facts): readonly (string | undefined)[] {
  const releases = [...cluster.ofKind('HelmRelease'), ...cluster.ofKind('HelmChart')];
  const applications = cluster.ofKind('Application').filter((object) => leadsElsewhere(object, facts));
  return [
    ...cluster.software.flatMap(({ namespace }) => namespace ?? []),
    ...releases.map(({ value, namespace }) => textAt(value, 'spec', 'targetNamespace') ?? namespace),
    ...applications.map(({ value }) => textAt(value, 'spec', 'destination', 'namespace')),
  ];
}

/** Whether an Argo CD Application takes something else than a folder of this repository. */
function leadsElsewhere({ value }: KubernetesObject, facts: Facts): boolean {
  const source = fieldsAt(value, 'spec', 'source');
  const sources = Object.keys(source).length === 0 ? listAt(value, 'spec', 'sources') : [source];
  return sources.filter(isObject).some((one) => {
    const folder = textAt(one, 'path')?.replace(/^\.\//, '');
    return folder === undefined || ![...facts.sources.keys()].some((file) => file.startsWith(`${folder}/`));
  });
}
