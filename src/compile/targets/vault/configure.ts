import { isObject, type JsonObject, valueAt } from '../../../base/index.ts';
import type { Environment, Platform } from '../../../model/index.ts';
import { secretReader } from '../../objects/secret-reader.ts';
import type { Unit } from '../../objects/unit.ts';
import { temporaryLogins, vaultRole } from '../../objects/vault.ts';
import { databaseSection } from './databases.ts';
import { encryptionSection, serviceSection } from './services.ts';

/** A secret that must be in Vault, with the fields that are read of it. */
interface Expected {
  readonly key: string;
  readonly namespace: string;
  readonly fields: readonly string[];
}

/**
 * The script that sets up Vault. It may run again at any time: it changes what differs and keeps the rest.
 * Sources: the Vault documentation on audit devices, the key/value engine, the Kubernetes login, and policy templates.
 */
export function configureScript(
  platform: Platform,
  environment: Environment,
  units: readonly Unit[],
): string {
  const expected = secretsOfVault(environment, units);
  const namespaces = [...new Set(expected.map(({ namespace }) => namespace))].sort();
  const role = vaultRole(platform);
  const checks = expected.map(({ key, fields }) => `expect ${[key, ...fields].join(' ')}`);
  const logins = temporaryLogins(environment);
  const sections = [
    ...encryptionSection(platform, environment, logins),
    ...serviceSection(platform, environment, logins),
  ].map((section) => `${section}\n\n`);
  const databases = databaseSection(logins).map((section) => `\n${section}\n`);
  return `#!/usr/bin/env bash
# Sets up the Vault of ${environment.name}; may run again at any time. Needs the vault command, VAULT_ADDR, and a token
# that may change policies${sections.length === 0 ? '' : ', and kubectl with this cluster'}. A new Vault is made first, once, and its recovery
# keys are handed to five people:
#
#   kubectl exec -n vault vault-0 -- vault operator init -recovery-shares=5 -recovery-threshold=3
set -euo pipefail
cd "$(dirname "$0")"

# Below, grep reads to the end: with -q it would leave early, and pipefail take that for a failure.

# Every request is written down, with a hash in place of each value.
vault audit list 2>/dev/null | grep '^file/' >/dev/null || vault audit enable file file_path=/vault/audit/audit.log

vault secrets list | grep '^secret/' >/dev/null || vault secrets enable -path=secret -version=2 kv
vault auth list | grep '^kubernetes/' >/dev/null || vault auth enable kubernetes
vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc

# An account reads the folder of its own namespace, and nothing else.
accessor=$(vault read -field=accessor sys/auth/kubernetes)
vault policy write ${role} - <<POLICY
path "secret/data/${platform.name}/{{identity.entity.aliases.$accessor.metadata.service_account_namespace}}/*" {
  capabilities = ["read"]
}
POLICY
vault write auth/kubernetes/role/${role} \\
  bound_service_account_names=${secretReader} \\
  bound_service_account_namespaces=${namespaces.join(',')} \\
  audience=vault \\
  token_policies=${role} \\
  token_ttl=15m

${sections.join('')}# What is read must be there: vault kv put secret/<path> <field>=- reads a value from the standard input.
missing=0
expect() {
  local path=$1 field
  shift
  for field in "$@"; do
    if ! vault kv get -field="$field" "secret/$path" >/dev/null 2>&1; then
      echo "missing: secret/$path, field $field"
      missing=1
    fi
  done
}
${checks.join('\n')}
${databases.join('')}exit "$missing"
`;
}

/** What the external secrets of an environment read from Vault. */
function secretsOfVault(environment: Environment, units: readonly Unit[]): readonly Expected[] {
  return units
    .flatMap((unit) => unit.parts.get(environment.name)?.objects ?? [])
    .map(({ value }) => value)
    .filter((value) => value.kind === 'ExternalSecret' && storeOf(value) === 'vault')
    .map((value) => {
      const data = valueAt(value, ['spec', 'data']);
      const references = (Array.isArray(data) ? data : []).flatMap((item) =>
        isObject(item) && isObject(item.remoteRef) ? [item.remoteRef as JsonObject] : [],
      );
      return {
        key: String(references[0]?.key ?? ''),
        namespace: String(valueAt(value, ['metadata', 'namespace'])),
        fields: [...new Set(references.map(({ property }) => String(property)))],
      };
    });
}

function storeOf(object: JsonObject): unknown {
  return valueAt(object, ['spec', 'secretStoreRef', 'name']);
}
