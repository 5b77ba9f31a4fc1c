import { createHash } from 'node:crypto';
import type { Json, MapTree } from '../../base/index.ts';
import { isObject, plain } from '../../base/index.ts';

/**
 * The ending that kustomize gives the name of a generated ConfigMap or Secret: ten characters of the
 * SHA-256 of its content, written as Go's `encoding/json` writes it (kustomize `api/hasher`). The name is meant
 * to count too, but kustomize looks for it in a field `metadata/name`, so that it is always empty.
 */
export function contentHash(tree: MapTree): string {
  const value = plain(tree) as Readonly<Record<string, Json>>;
  const isSecret = value.kind === 'Secret';
  const more = isSecret ? 'stringData' : 'binaryData';
  const content: Record<string, unknown> = { kind: value.kind, name: '', data: value.data ?? '' };
  if (isSecret) content.type = value.type ?? '';
  if (isObject(value[more])) content[more] = value[more];
  const hex = createHash('sha256').update(goJson(content)).digest('hex');
  return hex.slice(0, 10).replaceAll(/[013ae]/g, (character) => letters[character] ?? character);
}

/** Letters that cannot spell words. */
const letters: Readonly<Record<string, string>> = { '0': 'g', '1': 'h', '3': 'k', a: 'm', e: 't' };

/** JSON as Go writes it: keys sorted by their bytes, and `<`, `>`, `&` escaped for HTML. */
function goJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goJson).join(',')}]`;
  if (isObject(value)) {
    const keys = Object.keys(value).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    return `{${keys.map((key) => `${goJson(key)}:${goJson(value[key])}`).join(',')}}`;
  }
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value ?? null).replaceAll(/[<>&\u2028\u2029]/g, escaped);
}
