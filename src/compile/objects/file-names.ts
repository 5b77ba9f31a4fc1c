import type { JsonObject } from '../../base/index.ts';

/** HorizontalPodAutoscaler -> horizontal-pod-autoscaler: how files are named after kinds. */
function fileOfKind(kind: string): string {
  return kind.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase();
}

/**
 * Names of files for the objects of a folder, without ending. An object that is not named like its folder carries what
 * its name adds: `service-headless`, `network-policy-allow-dns`. A kind that comes once needs no name.
 */
export function objectFileNames(folder: string, objects: readonly JsonObject[]): readonly string[] {
  const own = folder.slice(folder.lastIndexOf('/') + 1);
  const counts = new Map<string, number>();
  for (const { kind } of objects) counts.set(String(kind), (counts.get(String(kind)) ?? 0) + 1);
  return objects.map(({ kind, metadata }) => {
    const name = String((metadata as JsonObject).name);
    const file = fileOfKind(String(kind));
    if (name === own || counts.get(String(kind)) === 1) return file;
    return `${file}-${name.startsWith(`${own}-`) ? name.slice(own.length + 1) : name}`;
  });
}
