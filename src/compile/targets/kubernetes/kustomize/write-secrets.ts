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

/** How people make the Secret: certificates have several lines, which a file of variables cannot hold. */
function makingOf(root: string, { name, security }: Environment, secret: Secret): readonly string[] {
  const file = `${secret.name}.env`;
  const copy = `# Copy to ${file} outside the repository, fill in the values, then:`;
  if (security.secrets === 'sealed') return [copy, `#   ${root}/seal.sh ${name} ${file}`];
  const create = `#   kubectl create secret generic ${secret.name} --namespace ${secret.namespace}`;
  if (!secret.keys.some((key) => key.endsWith('.crt'))) return [copy, `${create} --from-env-file=${file}`];
  return [
    '# Write each value to a file outside the repository that is named like its key, then:',
    `${create} ${secret.keys.map((key) => `--from-file=${key}`).join(' ')}`,
  ];
}
