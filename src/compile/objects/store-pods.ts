import type { Store } from '../../model/index.ts';
import { elasticPods } from './elasticsearch.ts';
import { selectorOf } from './labels.ts';

/** Labels that the pods of a store in the cluster carry: those of its operator, or ours. */
export function storePods(store: Store): Record<string, string> {
  if (store.type === 'postgres') return { 'cnpg.io/cluster': store.name };
  return store.type === 'elasticsearch'
    ? elasticPods(store.name)
    : selectorOf(store.objects?.on ?? store.name);
}

/** Name of the PgBouncer before a database, and of its Service. */
export function poolerName({ name }: Pick<Store, 'name'>): string {
  return `${name}-pooler`;
}

/** Labels that its operator gives the pods of a PgBouncer. */
export function poolerPods(store: Store): Record<string, string> {
  return { 'cnpg.io/poolerName': poolerName(store) };
}

/** Labels of the pods that callers of a store reach. */
export function entryPods(store: Store): Record<string, string> {
  return store.pooler ? poolerPods(store) : storePods(store);
}
