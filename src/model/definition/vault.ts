import type { External } from './store.ts';

/**
 * Vault as something that services call, where the secrets of the platform come from one: they learn its address by
 * VAULT_ADDR.
 *
 * ```ts
 * externals: { vault: vault() }
 * ```
 */
export function vault(): External {
  return {
    host: 'vault-active.vault.svc.cluster.local',
    port: 8200,
    variable: 'VAULT_ADDR',
    pods: {
      namespace: 'vault',
      // As its chart labels the servers (hashicorp/vault-helm v0.34.1).
      labels: {
        'app.kubernetes.io/name': 'vault',
        'app.kubernetes.io/instance': 'vault',
        component: 'server',
      },
    },
    purpose: 'Secrets',
  };
}
