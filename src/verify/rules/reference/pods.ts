import type { KubernetesObject, Workload } from '../../../facts/index.ts';
import { declaredPods } from '../../declared.ts';
import { labelText, placeIn, titleOf } from '../../place.ts';
import type { FindingPlace, RuleInput } from '../../rule.ts';
import { type Fields, fieldsAt, listAt, textAt } from '../../value.ts';
import { mayBeBrought } from './brought.ts';
import { makersOf } from './maker.ts';

/**
 * Labels that controllers put on pods, so that no template shows them.
 * Source: https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
const ADDED = new Set([
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'batch.kubernetes.io/job-name',
  'controller-revision-hash',
  'controller-uid',
  'job-name',
  'pod-template-generation',
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'statefulset.kubernetes.io/pod-name',
]);

/** Whether a label selector takes no pod that any file brings, nor one that an operator may make. */
export function selectsNothing(input: RuleInput, namespace: string | undefined, selector: Fields): boolean {
  const shown = {
    matchLabels: Object.fromEntries(
      Object.entries(fieldsAt(selector, 'matchLabels')).filter(([key]) => !ADDED.has(key)),
    ),
    matchExpressions: listAt(selector, 'matchExpressions').filter(
      (expression) => !ADDED.has(textAt(expression, 'key') ?? ''),
    ),
  };
  return (
    declaredPods(input, namespace, shown).length === 0 &&
    !namesOperatorLabel(input, shown) &&
    !namesMaker(input, namespace, shown) &&
    !mayBeBrought(input, namespace)
  );
}

/**
 * Operators label their pods with keys of their own domain (`strimzi.io/cluster`): such a key that no
 * template carries speaks of pods that are in no file.
 */
function namesOperatorLabel({ cluster }: RuleInput, selector: Fields): boolean {
  const keys = [
    ...Object.keys(fieldsAt(selector, 'matchLabels')),
    ...listAt(selector, 'matchExpressions').map((expression) => textAt(expression, 'key') ?? ''),
  ];
  return keys.some(
    (key) =>
      key.includes('/') &&
      !key.startsWith('app.kubernetes.io/') &&
      !cluster.workloads.some(({ labels }) => Object.hasOwn(labels, key)),
  );
}

/** Operators also label their pods with the name or the kind of the object that they make them of. */
function namesMaker({ cluster }: RuleInput, namespace: string | undefined, selector: Fields): boolean {
  const values = Object.values(fieldsAt(selector, 'matchLabels'));
  return makersOf.pods(cluster).some((maker) => {
    if (maker.namespace !== namespace && maker.kind !== 'IstioOperator') return false;
    return values.includes(maker.name) || values.includes(maker.kind.toLowerCase());
  });
}

/** The pods that a selector was probably meant to take: those that share most labels, or the name. */
export function pointToLikelyPods(
  { cluster }: RuleInput,
  owner: KubernetesObject,
  selector: Fields,
): readonly FindingPlace[] {
  const wanted = Object.entries(fieldsAt(selector, 'matchLabels'));
  const closeness = ({ labels, object }: Workload): number => {
    const shared = wanted.filter(([key, value]) => labels[key] === value).length;
    const named = object.name === owner.name || wanted.some(([, value]) => value === object.name) ? 1 : 0;
    const near = shared + named;
    return near > 0 && object.namespace === owner.namespace ? near + 0.5 : near;
  };
  let best: Workload | undefined;
  for (const workload of cluster.workloads) {
    if (closeness(workload) > (best === undefined ? 0 : closeness(best))) best = workload;
  }
  if (best?.podPath === undefined) return [];
  const { namespace = 'default' } = best;
  const where = namespace === (owner.namespace ?? 'default') ? '' : ` in namespace ${namespace}`;
  const note = `the pods of ${titleOf(best.object)}${where} carry ${labelText(best.labels) || 'no labels'}`;
  return [placeIn(best.object, [...best.podPath.slice(0, -1), 'metadata', 'labels'], note)];
}
