import type { PerEnvironment } from './value.ts';

/** How secrets, identities and people are handled. */
export interface Security<E extends string> {
  /**
   * Where the values of Secrets come from: 'plain' files that somebody fills in and hands to kubectl, 'sealed' files
   * in the repository that only the cluster can open, the 'external' secret manager of the cloud, or 'vault' in the
   * cluster. One mechanism to an environment, so that every Secret has one owner.
   * @default 'plain'
   */
  readonly secrets?: PerEnvironment<E, 'plain' | 'sealed' | 'external' | 'vault'>;
  /**
   * Name of the Azure Key Vault that keeps external secrets.
   * @default '<platform>-<environment>'
   */
  readonly keyVault?: PerEnvironment<E, string>;
  /**
   * Identities at the cloud that read the external secrets, by namespace: ARN of a role (aws), client id (azure) or
   * e-mail address of a service account (gcp).
   * @default role '<platform>-<environment>-<namespace>-secrets' (aws), account '<namespace>-secrets' (gcp)
   */
  readonly readers?: { readonly [namespace: string]: PerEnvironment<E, string> };
}
