import { authorityKey, type Environment, type Platform, vaultAuthority } from '../../../model/index.ts';
import {
  keysOf,
  serviceVaultRole,
  type TemporaryLogin,
  vaultAudience,
  vaultCertificate,
  vaultNamespace,
  vaultOperator,
  vaultOperatorAccount,
} from '../../objects/vault.ts';

/** Time after which a login ends that nobody renews: longer than the operator may be away. */
const loginPeriod = '24h';

/** The part of the script for keys with which Vault encrypts; nothing where there are none. */
export function encryptionSection(
  platform: Platform,
  environment: Environment,
  logins: readonly TemporaryLogin[],
): readonly string[] {
  const keys = environment.security.vault?.keys ?? [];
  if (keys.length === 0 && logins.length === 0) return [];
  const names = keys.flatMap(({ services }) => services);
  const namespaces = environment.services
    .filter(({ name }) => names.includes(name))
    .map(({ namespace }) => namespace);
  return [
    `# Keys never leave Vault: it encrypts and decrypts what it is sent. Old versions still decrypt.
vault secrets list | grep '^transit/' >/dev/null || vault secrets enable transit
key() { # name, seconds after which there is a new version
  vault write -force "transit/keys/$1"
  vault write "transit/keys/$1/config" auto_rotate_period="$2"
}
${[
  ...(logins.length === 0 ? [] : [`key ${vaultOperator} ${90 * 86400}`]),
  ...keys.map(({ name, rotate }) => `key ${name} ${rotate}`),
].join('\n')}`,
    ...(namespaces.length === 0
      ? []
      : [
          `# Services that call Vault trust the authority of its certificate, which is no secret.
authority=$(kubectl get secret --namespace ${vaultNamespace} ${vaultCertificate} \\
  --output 'jsonpath={.data.ca\\.crt}' | base64 --decode)
trust() {
  [ "$(vault kv get -field=${authorityKey} "secret/$1" 2>/dev/null)" = "$authority" ] ||
    printf '%s\\n' "$authority" | vault kv put "secret/$1" ${authorityKey}=-
}
${[...new Set(namespaces)].map((one) => `trust ${platform.name}/${one}/${vaultAuthority}`).join('\n')}`,
        ]),
  ];
}

/** The part of the script that says what each service may do in Vault, logged in as itself. */
export function serviceSection(
  platform: Platform,
  environment: Environment,
  logins: readonly TemporaryLogin[],
): readonly string[] {
  const services = environment.services.flatMap((service) => {
    const rights = [
      ...logins
        .filter((login) => login.service.name === service.name)
        .map(({ name }) => path(`database/creds/${name}`, 'read')),
      ...keysOf(environment, service).flatMap(({ name }) => mayUse(name)),
    ];
    return rights.length === 0 ? [] : [{ service, rights }];
  });
  if (services.length === 0) return [];
  return [
    `# A service logs in under its own account, and may do what stands here.
login() { # role, account, namespace; the policy comes from the standard input
  vault policy write "$1" -
  vault write "auth/kubernetes/role/$1" \\
    bound_service_account_names="$2" \\
    bound_service_account_namespaces="$3" \\
    audience=${vaultAudience} \\
    token_policies="$1" \\
    token_period=${loginPeriod}
}`,
    ...services.map(({ service, rights }) =>
      policy(`${serviceVaultRole(platform, service)} ${service.name} ${service.namespace}`, rights),
    ),
    ...(logins.length === 0
      ? []
      : [
          `# The operator keeps its logins under a key of Vault: leases end with the login that got them.\n${policy(
            `${vaultOperator} ${vaultOperatorAccount} ${vaultOperator}`,
            mayUse(vaultOperator),
          )}`,
        ]),
  ];
}

function mayUse(key: string): readonly string[] {
  return [path(`transit/encrypt/${key}`, 'update'), path(`transit/decrypt/${key}`, 'update')];
}

function path(name: string, capability: string): string {
  return `path "${name}" {\n  capabilities = ["${capability}"]\n}`;
}

function policy(role: string, rights: readonly string[]): string {
  return `login ${role} <<'POLICY'\n${rights.join('\n')}\nPOLICY`;
}
