import type { DataPath, JsonObject, YamlArtifact } from '../../../../base/index.ts';

/** Fields of a pod spec in which our containers name ConfigMaps. */
const fields = ['containers/envFrom/configMapRef/name', 'volumes/configMap/name'];

/**
 * Tells kustomize where a Rollout names ConfigMaps: it knows that of the kinds of Kubernetes alone, and would leave
 * the names without the hash of the contents.
 */
export function rolloutReferences(folder: string, from: DataPath): YamlArtifact {
  const value: JsonObject = {
    nameReference: [
      {
        kind: 'ConfigMap',
        version: 'v1',
        fieldSpecs: fields.map((field) => ({
          kind: 'Rollout',
          group: 'argoproj.io',
          path: `spec/template/spec/${field}`,
        })),
      },
    ],
  };
  const comments = new Map([
    ['', 'Where a Rollout names ConfigMaps, so that kustomize adds the hash to their names.'],
  ]);
  return {
    format: 'yaml',
    path: `${folder}/rollout-references.yaml`,
    documents: [{ value, from, comments }],
  };
}
