import type { Store } from '../../../model/index.ts';
import { selectorOf } from '../labels.ts';

/** Labels that the pods of a store in the cluster carry: those of its operator, or ours. */
export function storePods(store: Store): Record<string, string> {
  return store.type === 'postgres' ? { 'cnpg.io/cluster': store.name } : selectorOf(store.name);
}
