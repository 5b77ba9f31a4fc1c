import type { Artifact } from '../../../../base/index.ts';
import type { Environment, Platform } from '../../../../model/index.ts';
import { isByHand } from '../../../objects/security/delivery.ts';
import { heading, valueFiles, wholeness } from './value-files.ts';

/** Folder of the sealed files below the overlay of an environment. */
export const sealedFolder = 'sealed';

/** Whether an environment keeps sealed files in the repository. */
export function isSealed(environment: Environment): boolean {
  const { security, secrets } = environment;
  return security.secrets === 'sealed' && secrets.some((secret) => isByHand(environment, secret));
}

/**
 * The kustomization that takes in the sealed files of an environment, with none at first: only the cluster's key makes
 * them, so that `seal.sh` adds each. And that script, once.
 */
export function writeSealed(platform: Platform): readonly Artifact[] {
  const root = platform.layout.kubernetes;
  const environments = platform.environments.filter(isSealed);
  if (environments.length === 0) return [];
  const kustomizations = environments.map(
    (environment): Artifact => ({
      format: 'text',
      path: `${root}/overlays/${environment.name}/${sealedFolder}/kustomization.yaml`,
      text: emptyKustomization(root, environment.name),
      from: ['security', 'secrets'],
    }),
  );
  return [
    { format: 'text', path: `${root}/seal.sh`, text: script, from: ['security', 'secrets'] },
    ...kustomizations,
  ];
}

function emptyKustomization(root: string, environment: string): string {
  return `# The sealed Secrets of ${environment}; ${root}/seal.sh adds each to the list.
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: []
`;
}

/** Source of the flags: kubeseal --help, 0.36. Strict scope: the sealed values open under this name and namespace only. */
const script = `#!/usr/bin/env bash
# Seals the values of one Secret into the repository. Only the cluster can open the sealed file.
#
#   seal.sh <environment> <file>.env
#
# The file is a filled-in copy of <file>.env.example and stays outside the repository; KEY=@<name> takes a value of several
# lines from a file beside it. Needs kubectl and kubeseal, and the environment's cluster as the current context (or its
# certificate in SEALED_SECRETS_CERT, as kubeseal knows it).
set -euo pipefail

if [ "$#" -ne 2 ]; then
  sed -n '2,8p' "$0" >&2
  exit 2
fi
environment=$1
values=$2
here=$(cd "$(dirname "$0")" && pwd)
overlay="$here/overlays/$environment"
sealed="$overlay/${sealedFolder}"

if [ ! -d "$sealed" ]; then
  echo "$environment has no sealed Secrets: there is no $sealed" >&2
  exit 2
fi
${heading}
example="$overlay/secrets/$namespace/$name.env.example"
if [ ! -f "$example" ]; then
  echo "$environment has no Secret $namespace/$name: there is no $example" >&2
  exit 2
fi
${wholeness}

${valueFiles}

file="$namespace.$name.yaml"
kubectl create secret generic "$name" --namespace "$namespace" --from-file="$parts" --dry-run=client --output yaml |
  kubeseal --controller-namespace sealed-secrets --controller-name sealed-secrets-controller --scope strict --format yaml \\
    >"$sealed/$file.new"
mv "$sealed/$file.new" "$sealed/$file"

{
  sed '/^resources:/,$d' "$sealed/kustomization.yaml"
  echo 'resources:'
  for one in "$sealed"/*.*.yaml; do echo "  - $(basename "$one")"; done
} >"$sealed/kustomization.yaml.new"
mv "$sealed/kustomization.yaml.new" "$sealed/kustomization.yaml"
echo "sealed $namespace/$name into $sealed/$file"
`;
