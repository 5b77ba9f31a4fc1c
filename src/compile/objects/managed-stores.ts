import type { Environment, Store } from '../../model/index.ts';

/** Address ranges in which a managed store is: its own, or the part of the network that holds such stores. */
export function managedRanges({ cloud }: Environment, { addresses }: Store): readonly string[] {
  return addresses ?? [cloud.dataNetwork];
}
