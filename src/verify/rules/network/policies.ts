import type { Workload } from '../../../facts/index.ts';
import type { Network } from '../../network.ts';
import type { Peer, Policy } from '../../network-policy.ts';
import { oncePer } from '../../once-per.ts';
import { mayTake } from '../../open-labels.ts';
import { labelText, placeIn, titleOf } from '../../place.ts';
import type { FindingPlace } from '../../rule.ts';
import { type Fields, fieldsAt, listAt, textAt } from '../../value.ts';

/**
 * The workloads that a peer takes; undefined where it may take pods of which no file of the repository
 * speaks: of other namespaces, of operators, outside of the cluster.
 */
export function workloadsOfPeer(
  network: Network,
  policy: Policy,
  peer: Peer,
): readonly Workload[] | undefined {
  const known = foundPeers(network);
  if (known.has(peer)) return known.get(peer);
  const found = findWorkloads(network, policy, peer);
  known.set(peer, found);
  return found;
}

const foundPeers = oncePer((_: Network) => new WeakMap<Peer, readonly Workload[] | undefined>());

function findWorkloads(network: Network, policy: Policy, peer: Peer): readonly Workload[] | undefined {
  if (peer.pods === undefined && peer.namespaces === undefined) return undefined;
  const namespaces = namespacesOfPeer(network, policy, peer);
  if (namespaces === undefined || !namespaces.every((namespace) => network.inhabited.has(namespace)))
    return undefined;
  const selector = peer.pods ?? {};
  if (speaksOfOthers(network, selector)) return undefined;
  return namespaces.flatMap((namespace) => network.selected(namespace, selector));
}

/** The namespaces that a peer names; undefined where it selects them by labels that any namespace may carry. */
export function namespacesOfPeer(
  network: Network,
  policy: Policy,
  { namespaces }: Peer,
): readonly (string | undefined)[] | undefined {
  if (namespaces === undefined) return [policy.object.namespace];
  const named = textAt(namespaces, 'matchLabels', 'kubernetes.io/metadata.name');
  const listed = listAt(namespaces, 'matchExpressions').find(
    (expression) =>
      textAt(expression, 'key') === 'kubernetes.io/metadata.name' && textAt(expression, 'operator') === 'In',
  );
  const candidates = named === undefined ? listAt(listed, 'values').map(String) : [named];
  if (candidates.length === 0) return undefined;
  return candidates.filter((name) => mayTake(namespaces, network.labelsOf(name)));
}

/**
 * Whether a selector is meant for pods that are in no file. Operators label their pods with keys of their own
 * domain (`strimzi.io/cluster`), which no workload carries; a selector that only says what pods must not be is
 * for those that somebody else installs.
 */
export function speaksOfOthers(network: Network, selector: Fields): boolean {
  if (onlyExcludes(selector)) return true;
  return keysOf(selector).some(
    (key) => key.includes('/') && !key.startsWith('app.kubernetes.io/') && !carriedKeys(network).has(key),
  );
}

const carriedKeys = oncePer(
  ({ workloads }: Network) => new Set(workloads.flatMap(({ labels }) => Object.keys(labels))),
);

function onlyExcludes(selector: Fields): boolean {
  const expressions = listAt(selector, 'matchExpressions');
  const excludes = (operator: string | undefined) => operator === 'NotIn' || operator === 'DoesNotExist';
  return (
    expressions.length > 0 &&
    Object.keys(fieldsAt(selector, 'matchLabels')).length === 0 &&
    expressions.every((expression) => excludes(textAt(expression, 'operator')))
  );
}

/** `app=api`, `every pod`, `pods by expressions on tier`. */
export function selectorText(selector: Fields): string {
  const labels = labelText(fieldsAt(selector, 'matchLabels'));
  const keys = listAt(selector, 'matchExpressions').map((expression) => textAt(expression, 'key') ?? '?');
  if (keys.length === 0) return labels === '' ? 'every pod' : labels;
  return [labels, `expressions on ${keys.join(', ')}`].filter((text) => text !== '').join(' and ');
}

/** The pods of a namespace that a selector was probably meant for: named as one of its labels, or sharing one. */
export function likelyPods(
  network: Network,
  namespace: string | undefined,
  selector: Fields,
): readonly FindingPlace[] {
  const wanted = Object.entries(fieldsAt(selector, 'matchLabels'));
  const here = network.selected(namespace, {});
  const found =
    here.find(({ object }) => wanted.some(([, value]) => value === object.name)) ??
    here.find(({ labels }) => wanted.some(([key, value]) => labels[key] === value));
  if (found?.podPath === undefined) return [];
  const note = `the pods of ${titleOf(found.object)} carry ${labelText(found.labels) || 'no labels'}`;
  return [placeIn(found.object, [...found.podPath.slice(0, -1), 'metadata', 'labels'], note)];
}

function keysOf(selector: Fields): readonly string[] {
  return [
    ...Object.keys(fieldsAt(selector, 'matchLabels')),
    ...listAt(selector, 'matchExpressions').map((expression) => textAt(expression, 'key') ?? ''),
  ];
}
