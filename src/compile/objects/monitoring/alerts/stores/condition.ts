import type { Store } from '../../../../../model/index.ts';
import { anyOf } from '../../alert.ts';

/** A condition that matches the series of some stores. */
export function condition(stores: readonly Store[]): string {
  return anyOf(
    'store',
    stores.map(({ name }) => name),
  );
}

/** A gauge of a store that is zero, or that nobody exports any more. */
export function downOrGone(metric: string, stores: readonly Store[], by = 'store'): readonly string[] {
  if (stores.length === 0) return [];
  return [
    `max by (${by}) (${metric}{${condition(stores)}}) == 0`,
    ...stores.map(({ name }) => `absent(${metric}{store="${name}"})`),
  ];
}
