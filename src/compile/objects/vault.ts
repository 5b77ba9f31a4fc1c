import type { Platform } from '../../model/index.ts';

/** Namespace of Vault. */
export const vaultNamespace = 'vault';

/** The active server of Vault, by the Service that its chart makes; standbys only hand requests on to it. */
export const vaultAddress = `https://vault-active.${vaultNamespace}.svc.cluster.local:8200`;

/** The role of Vault's Kubernetes login under which the accounts of the platform's namespaces read. */
export function vaultRole(platform: Platform): string {
  return `${platform.name}-secrets`;
}
