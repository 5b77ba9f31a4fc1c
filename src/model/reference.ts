import type { DataPath } from '../base/index.ts';
import { reference } from './reference.gen.ts';
import type { FieldDescription, FieldRow } from './reference-row.ts';

/** Below these places anything may stand: the fields of Kubernetes objects. */
const open = ['overrides[].set'];

/**
 * What the field at a place of a definition means. Names of parts, numbers of items and the names of
 * environments are stepped over: `services.api.replicas.production[0]` is the field `services.*.replicas`.
 */
export function describeField(path: DataPath): FieldDescription | undefined {
  let place = '';
  for (const step of path) {
    if (open.includes(place)) break;
    const next = stepInto(place, step);
    if (next === undefined) return undefined;
    place = next;
  }
  const row = rowAt(place);
  if (row === undefined) return undefined;
  const { byEnvironment: _, ...description } = row;
  return description;
}

function stepInto(place: string, step: string | number): string | undefined {
  const below = place === '' ? String(step) : `${place}.${step}`;
  const candidates = typeof step === 'number' ? [`${place}[]`] : [below, `${place}.*`];
  const found = candidates.find((candidate) => rowAt(candidate) !== undefined);
  if (found !== undefined) return found;
  const row = rowAt(place);
  // A bound of a range and the value of an environment have no place of their own.
  const within = typeof step === 'number' ? row?.type.includes('[') : row?.byEnvironment;
  return within === true ? place : undefined;
}

function rowAt(place: string): FieldRow | undefined {
  return Object.hasOwn(reference, place) ? reference[place] : undefined;
}
