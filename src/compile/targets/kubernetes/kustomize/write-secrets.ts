import type { Artifact } from '../../../../base/index.ts';
import type { Environment, Platform, Secret } from '../../../../model/index.ts';
import { secretHints } from '../../../objects/connection-url.ts';
import { isByHand } from '../../../objects/security/delivery.ts';
import { heading, valueFiles, wholeness } from './value-files.ts';

/**
 * For each secret whose values people bring, a file that names its keys: copied, filled and handed to `kubectl create
 * secret` or sealed, and read by the verifier, which thereby knows what will exist.
 */
export function writeSecrets(root: string, environment: Environment): readonly Artifact[] {
  return environment.secrets
    .filter((secret) => isByHand(environment, secret))
    .map((secret) => ({
      format: 'text',
      path: `${root}/overlays/${environment.name}/secrets/${secret.namespace}/${secret.name}.env.example`,
      text: example(root, environment, secret),
      from: secret.path,
    }));
}

function example(root: string, environment: Environment, secret: Secret): string {
  const hints = secretHints(secret, environment.stores);
  return [
    `# Secret ${secret.namespace}/${secret.name}`,
    '#',
    ...makingOf(root, environment, secret),
    ...Object.entries(secret.labels ?? {}).map(
      ([label, value]) =>
        `#   kubectl label secret ${secret.name} --namespace ${secret.namespace} ${label}=${value}`,
    ),
    ...(hints.length === 0 ? [] : ['#', ...hints.map((hint) => `# ${hint}`)]),
    '',
    ...secret.keys.map((key) => `${key}=`),
    '',
  ].join('\n');
}

/** How people make the Secret. */
function makingOf(root: string, { name, security }: Environment, secret: Secret): readonly string[] {
  const file = `${secret.name}.env`;
  const script = security.secrets === 'sealed' ? `seal.sh ${name} ${file}` : `secret.sh ${name} ${file}`;
  return [
    `# Copy to ${file} outside the repository, fill in the values, then:`,
    `#   ${root}/${script}`,
    '# KEY=@<name> takes a value of several lines (a certificate, a private key) from a file beside it.',
  ];
}

/** The script that makes a Secret of a filled-in file, where people bring values into the cluster themselves. */
export function writeSecretScript(platform: Platform): readonly Artifact[] {
  const isNeeded = platform.environments.some(
    (environment) =>
      environment.security.secrets === 'plain' &&
      environment.secrets.some((secret) => isByHand(environment, secret)),
  );
  if (!isNeeded) return [];
  return [
    {
      format: 'text',
      path: `${platform.layout.kubernetes}/secret.sh`,
      text: script,
      from: platform.environments[0]?.security.path ?? ['name'],
    },
  ];
}

/** Source of the flags: kubectl create secret generic --help, kubectl apply --help, 1.36. */
const script = `#!/usr/bin/env bash
# Makes one Secret in the cluster of the current context, or brings it up to date.
#
#   secret.sh <environment> <file>.env
#
# The file is a filled-in copy of <file>.env.example and stays outside the repository; KEY=@<name> takes a value of several
# lines from a file beside it. Needs kubectl.
set -euo pipefail

if [ "$#" -ne 2 ]; then
  sed -n '2,7p' "$0" >&2
  exit 2
fi
environment=$1
values=$2
here=$(cd "$(dirname "$0")" && pwd)
${heading}
example="$here/overlays/$environment/secrets/$namespace/$name.env.example"
if [ ! -f "$example" ]; then
  echo "$environment has no Secret $namespace/$name: there is no $example" >&2
  exit 2
fi
${wholeness}

${valueFiles}

# Applied by the server: an annotation of what was applied last would hold the values once more.
kubectl create secret generic "$name" --namespace "$namespace" --from-file="$parts" --dry-run=client --output yaml |
  kubectl apply --server-side --force-conflicts --filename -
sed -n 's/^# *\\(kubectl label secret .*\\)$/\\1/p' "$example" | while read -r _ _ _ _ flag where label; do
  kubectl label secret "$name" "$flag" "$where" "$label" --overwrite
done
`;
