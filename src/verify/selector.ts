import type { Cluster, Workload } from '../facts/index.ts';
import { type Fields, fieldsAt, listAt, textAt, textsAt } from './value.ts';

type Labels = Readonly<Record<string, string>>;

/** Whether a label selector (`matchLabels`, `matchExpressions`) takes labels; an empty one takes all. */
export function selects(selector: Fields, labels: Labels): boolean {
  const wanted = Object.entries(fieldsAt(selector, 'matchLabels'));
  return (
    wanted.every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value) &&
    listAt(selector, 'matchExpressions').every((expression) => holds(expression, labels))
  );
}

/** Workloads of a namespace whose pods a label selector takes. */
export function selectedBy(
  cluster: Cluster,
  namespace: string | undefined,
  selector: Fields,
): readonly Workload[] {
  const found = cluster.selected(namespace, textsAt(selector, 'matchLabels'));
  return found.filter(({ labels }) => selects(selector, labels));
}

/** An operator that Kubernetes does not know is the schema's business, and holds here. */
function holds(expression: unknown, labels: Labels): boolean {
  const key = textAt(expression, 'key') ?? '';
  const values = listAt(expression, 'values');
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (textAt(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return true;
  }
}
