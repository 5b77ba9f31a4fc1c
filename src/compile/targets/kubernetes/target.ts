import type { Artifact } from '../../../base/index.ts';
import type { Environment, Platform } from '../../../model/index.ts';
import type { Unit } from '../../objects/unit.ts';
import type { Target } from '../../target.ts';
import { isSealed, sealedFolder, writeSealed } from './kustomize/write-sealed.ts';
import { writeSecretScript, writeSecrets } from './kustomize/write-secrets.ts';
import { kustomizationFile, writeUnit } from './kustomize/write-unit.ts';

/** Kubernetes objects as kustomize base and overlays: a folder for each service, and one aggregate per environment. */
export const target: Target = {
  id: 'kubernetes',
  title: 'Kubernetes objects as kustomize base and overlays',
  needs: [],
  compile({ platform, units }) {
    const environments = platform.environments.map((environment) => environment.name);
    const root = platform.layout.kubernetes;
    const artifacts = [
      ...units.flatMap((unit) => writeUnit({ root, environments }, unit)),
      ...platform.environments.flatMap((environment) => writeSecrets(root, environment)),
      ...writeSecretScript(platform),
      ...writeSealed(platform),
      ...platform.environments.map((environment) => aggregate(platform, environment, units)),
    ];
    return { artifacts };
  },
};

/** The kustomization that `kubectl apply -k` takes for a whole environment. */
function aggregate(platform: Platform, environment: Environment, all: readonly Unit[]): Artifact {
  const folders = all.filter((unit) => unit.parts.has(environment.name)).map((unit) => unit.folder);
  const resources = isSealed(environment) ? [...folders, sealedFolder] : folders;
  return kustomizationFile(`${platform.layout.kubernetes}/overlays/${environment.name}`, ['environments'], {
    resources,
  });
}
