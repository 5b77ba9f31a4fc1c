import type { JsonObject } from '../../base/index.ts';

/** HorizontalPodAutoscaler -> horizontal-pod-autoscaler: how files are named after kinds. */
function fileOfKind(kind: string): string {
  return kind.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase();
}

/**
 * Names of files for the objects of a folder, without ending. An object that is not named like its folder carries what
 * its name adds: `service-headless`, `network-policy-allow-dns`. A kind that comes once needs no name; namesakes in
 * several namespaces carry theirs.
 */
export function objectFileNames(folder: string, objects: readonly JsonObject[]): readonly string[] {
  const own = folder.slice(folder.lastIndexOf('/') + 1);
  const kinds = countOf(objects.map(({ kind }) => String(kind)));
  const named = countOf(objects.map(identity));
  return objects.map((object) => {
    const { kind, metadata } = object;
    const { name, namespace } = metadata as { readonly name: string; readonly namespace?: string };
    const file = fileOfKind(String(kind));
    if (kinds.get(String(kind)) === 1) return file;
    const end = (named.get(identity(object)) ?? 0) > 1 ? `-${namespace}` : '';
    if (name === own) return `${file}${end}`;
    return `${file}-${name.startsWith(`${own}-`) ? name.slice(own.length + 1) : name}${end}`;
  });
}

function identity({ kind, metadata }: JsonObject): string {
  return `${kind}/${(metadata as JsonObject).name}`;
}

function countOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
