import type { Artifact } from '../../../../base/index.ts';
import type { Environment, Secret } from '../../../../model/index.ts';
import { secretHints } from '../../../objects/stores/hints.ts';

/**
 * For each secret that somebody fills by hand, a file that names its keys: copied, filled and handed to
 * `kubectl create secret`, and read by the verifier, which thereby knows what will exist.
 */
export function writeSecrets(root: string, environment: Environment): readonly Artifact[] {
  return environment.secrets.map((secret) => ({
    format: 'text',
    path: `${root}/overlays/${environment.name}/secrets/${secret.namespace}/${secret.name}.env.example`,
    text: example(secret, secretHints(secret, environment.stores)),
    from: secret.path,
  }));
}

function example(secret: Secret, hints: readonly string[]): string {
  const file = `${secret.name}.env`;
  return [
    `# Secret ${secret.namespace}/${secret.name}`,
    '#',
    `# Copy to ${file} outside the repository, fill in the values, then:`,
    `#   kubectl create secret generic ${secret.name} --namespace ${secret.namespace} --from-env-file=${file}`,
    ...(hints.length === 0 ? [] : ['#', ...hints.map((hint) => `# ${hint}`)]),
    '',
    ...secret.keys.map((key) => `${key}=`),
    '',
  ].join('\n');
}
