import type { JsonObject } from '../base/index.ts';
import { coreSamples } from './samples-core.fixture.ts';
import { customSamples } from './samples-custom.fixture.ts';

/** One good object of each kind that is written by name; faults are planted in copies of these. */
export const samples: readonly JsonObject[] = [...coreSamples, ...customSamples];

/** The sample of a kind. */
export function sample(kind: string): JsonObject {
  const found = samples.find((object) => object.kind === kind);
  if (found === undefined) throw new Error(`no sample of ${kind}`);
  return found;
}
