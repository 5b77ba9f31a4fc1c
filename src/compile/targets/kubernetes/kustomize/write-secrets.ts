import type { Artifact } from '../../../../base/index.ts';
import type { Environment, Secret } from '../../../../model/index.ts';
import { secretHints } from '../../../objects/connection-url.ts';
import { isByHand } from '../../../objects/security/delivery.ts';

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
  const file = `${secret.name}.env`;
  const hints = secretHints(secret, environment.stores);
  const command =
    environment.security.secrets === 'sealed'
      ? `${root}/seal.sh ${environment.name} ${file}`
      : `kubectl create secret generic ${secret.name} --namespace ${secret.namespace} --from-env-file=${file}`;
  return [
    `# Secret ${secret.namespace}/${secret.name}`,
    '#',
    `# Copy to ${file} outside the repository, fill in the values, then:`,
    `#   ${command}`,
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
