import { type DataPath, descend, positionAt, positionOf } from '../base/index.ts';
import type { KubernetesObject } from '../facts/index.ts';
import type { FindingPlace } from './rule.ts';

/**
 * A place inside an object: the field at the path, or what encloses it where the field is absent. Where an
 * overlay has decided the value, it is the line of the overlay.
 */
export function placeIn(object: KubernetesObject, path: DataPath, note: string): FindingPlace {
  const at = positionAt(object.tree, path);
  const value = descend(object.tree, path);
  const isDecidedElsewhere = value?.kind === 'scalar' && value.source.file !== at.file;
  return { at: isDecidedElsewhere ? positionOf(value.source, value.offset) : at, note };
}

/** How messages call an object: `Deployment claims-service`. */
export function titleOf(object: KubernetesObject): string {
  return `${object.kind} ${object.name}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `1 pod`, `2 pods`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Labels as `kubectl` writes them: `app=web,tier=front`. */
export function labelText(labels: Readonly<Record<string, unknown>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(',');
}
