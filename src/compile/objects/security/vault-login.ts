import {
  authorityKey,
  type Environment,
  type Platform,
  type Service,
  vaultAuthority,
} from '../../../model/index.ts';
import type { PodMarks } from '../area.ts';
import { keysOf, serviceVaultRole, vaultAudience } from '../vault.ts';

const folder = '/var/run/secrets/vault';

/** What a service needs to log in to Vault, which encrypts for it: its role, a token for Vault alone, whom to trust. */
export function vaultLogin(platform: Platform, environment: Environment, service: Service): PodMarks {
  const [key] = keysOf(environment, service);
  if (key === undefined) return {};
  return {
    mounts: [
      {
        path: folder,
        volume: {
          name: 'vault',
          projected: {
            sources: [
              { serviceAccountToken: { audience: vaultAudience, path: 'token', expirationSeconds: 3600 } },
              { secret: { name: vaultAuthority, items: [{ key: authorityKey, path: authorityKey }] } },
            ],
          },
        },
      },
    ],
    variables: [
      { name: 'VAULT_CACERT', value: `${folder}/${authorityKey}`, path: key.path },
      { name: 'VAULT_ROLE', value: serviceVaultRole(platform, service), path: key.path },
      { name: 'VAULT_JWT_FILE', value: `${folder}/token`, path: key.path },
    ],
  };
}
