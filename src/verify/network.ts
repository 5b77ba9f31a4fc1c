import type { Cluster, Facts, KubernetesObject, Workload } from '../facts/index.ts';
import { broughtNamespaces, membersOf } from './members.ts';
import { type Policy, policyOf } from './network-policy.ts';
import { oncePer } from './once-per.ts';
import { mayTake, type OpenLabels } from './open-labels.ts';
import { podsOf } from './pod-end.ts';
import type { RuleInput } from './rule.ts';
import { type Fields, fieldsAt, listAt, textsAt } from './value.ts';

/** The pods, namespaces and policies that a cluster has together with the kustomizations beside it. */
export interface Network {
  /** The cluster and the kustomizations beside it. */
  readonly members: readonly Cluster[];
  readonly workloads: readonly Workload[];
  /** Namespaces in which the files run something; what is not seen there is not there. */
  readonly inhabited: ReadonlySet<string | undefined>;
  /** Whether policies of another kind take part, which allow and deny by rules of their own. */
  readonly hasOtherPolicies: boolean;
  /** Workloads of a namespace whose pods a label selector may take. */
  selected(namespace: string | undefined, selector: Fields): readonly Workload[];
  /**
   * The policies that govern the pods of a workload, those for few pods before those for all of the namespace;
   * none where the pods use the network of their node.
   */
  policiesOn(workload: Workload): readonly Policy[];
  labelsOf(namespace: string | undefined): OpenLabels;
}

/** The network that the objects of a cluster share. */
export function networkOf(input: RuleInput): Network {
  const members = membersOf(input);
  const known = networks(input.facts);
  const key = members.map(({ name }) => name).join('\n');
  const network = known.get(key) ?? join(members, input);
  known.set(key, network);
  return network;
}

const networks = oncePer((_: Facts) => new Map<string, Network>());

/** Policies of Cilium, Calico and the Kubernetes network policy group; the plain kind is not among them. */
const otherKinds = [
  'AdminNetworkPolicy',
  'BaselineAdminNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
  'CiliumNetworkPolicy',
  'ClusterNetworkPolicy',
  'GlobalNetworkPolicy',
] as const;

function join(members: readonly Cluster[], { facts, environment }: RuleInput): Network {
  const workloads = members.flatMap((member) => member.workloads);
  const named = members.flatMap((member) => member.ofKind('NetworkPolicy'));
  const policies = named.flatMap((object) => policyOf(object) ?? []);
  const namespaces = members.flatMap((member) => member.ofKind('Namespace'));
  const brought = new Set(members.flatMap((member) => broughtNamespaces(member, facts)));
  for (const tools of toolNamespaces(environment)) brought.add(tools);
  const inhabited = new Set(workloads.map(({ namespace }) => namespace).filter((one) => !brought.has(one)));
  const selected = (namespace: string | undefined, selector: Fields) =>
    selectedIn(members, namespace, selector);
  const byWorkload = new Map<Workload, Policy[]>();
  const ownFirst = [...policies].sort((a, b) => Number(isGeneral(a)) - Number(isGeneral(b)));
  for (const policy of ownFirst) {
    for (const workload of selected(policy.object.namespace, policy.selector)) {
      if (workload.pod.hostNetwork === true) continue;
      const list = byWorkload.get(workload);
      if (list === undefined) byWorkload.set(workload, [policy]);
      else list.push(policy);
    }
  }
  return {
    members,
    workloads,
    inhabited,
    hasOtherPolicies:
      policies.length < named.length ||
      members.some((member) => otherKinds.some((kind) => member.ofKind(kind).length > 0)),
    selected,
    policiesOn: (workload) => byWorkload.get(workload) ?? [],
    labelsOf: labelsByNamespace(namespaces),
  };
}

/** Namespaces with pods that are in no file: Kubernetes' own, and where the definition says that tools live. */
function toolNamespaces(environment: RuleInput['environment']): readonly string[] {
  const tools = environment === undefined ? [] : [environment.monitoringNamespace, environment.edgeNamespace];
  return ['kube-system', ...tools];
}

/** The labels of namespaces, declared or not; Kubernetes itself puts the name on each. */
function labelsByNamespace(declared: readonly KubernetesObject[]): Network['labelsOf'] {
  const known = new Map<string | undefined, OpenLabels>([[undefined, { labels: {}, isOpen: () => true }]]);
  for (const { name, value } of declared) {
    const labels = { ...textsAt(value, 'metadata', 'labels'), 'kubernetes.io/metadata.name': name };
    known.set(name, { labels, isOpen: () => false });
  }
  return (namespace) => {
    let found = known.get(namespace);
    if (found === undefined) {
      const name = namespace ?? '';
      found = { labels: { 'kubernetes.io/metadata.name': name, name }, isOpen: () => true };
      known.set(namespace, found);
    }
    return found;
  };
}

function isGeneral({ selector }: Policy): boolean {
  const expressions = listAt(selector, 'matchExpressions').length;
  return Object.keys(fieldsAt(selector, 'matchLabels')).length + expressions === 0;
}

/** By the index of labels, and by looking at those whose labels are not all known. */
function selectedIn(
  members: readonly Cluster[],
  namespace: string | undefined,
  selector: Fields,
): readonly Workload[] {
  const simple = listAt(selector, 'matchExpressions').length === 0;
  const labels = textsAt(selector, 'matchLabels');
  return members.flatMap((member) => {
    const exact = simple ? member.selected(namespace, labels) : [];
    const unsure = simple ? openWorkloads(member) : member.workloads;
    const more = unsure.filter(
      (workload) => workload.namespace === namespace && mayTake(selector, podsOf(workload)),
    );
    return more.length === 0 ? exact : [...new Set([...exact, ...more])];
  });
}

/** Workloads to whose pods an operator or a controller adds labels that people select by. */
const openWorkloads = oncePer(({ workloads }: Cluster) =>
  workloads.filter(({ podPath, object }) => podPath === undefined || controllers.has(object.kind)),
);
const controllers = new Set(['StatefulSet', 'Job', 'CronJob']);
