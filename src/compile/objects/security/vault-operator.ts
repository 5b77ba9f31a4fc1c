import type { Environment, Vault } from '../../../model/index.ts';
import type { Component } from '../area.ts';
import { hasMonitors } from '../monitored.ts';
import { sourced } from '../sourced.ts';
import { vaultAudience, vaultNamespace, vaultOperator } from '../vault.ts';

const hardened = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

/**
 * The operator that brings temporary credentials and renews their leases. Source of the keys:
 * hashicorp/vault-secrets-operator 1.5, chart/values.yaml and chart/templates.
 */
export function vaultOperatorComponent(environment: Environment, vault: Vault): Component {
  const values = {
    controller: {
      replicas: 2,
      podDisruptionBudget: { enabled: true, maxUnavailable: 1, minAvailable: '' },
      podSecurityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      securityContext: hardened,
      manager: {
        resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
        clientCache: {
          persistenceModel: 'direct-encrypted',
          storageEncryption: {
            vaultConnectionRef: `${vaultNamespace}/vault`,
            keyName: vaultOperator,
            transitMount: 'transit',
            kubernetes: { role: vaultOperator, tokenAudiences: [vaultAudience] },
          },
        },
      },
      kubeRbacProxy: { resources: { requests: { cpu: '5m', memory: '32Mi' }, limits: { memory: '64Mi' } } },
    },
    ...(hasMonitors(environment) ? { telemetry: { serviceMonitor: { enabled: true } } } : {}),
  };
  return {
    name: vaultOperator,
    software: 'vault-secrets-operator',
    namespace: vaultOperator,
    purpose: 'Brings services the credentials that Vault makes for a while, and renews them',
    values: sourced(values, vault.path, {
      comments: {
        'controller.replicas': 'One of the two works; the other takes over.',
        'controller.podDisruptionBudget.minAvailable':
          'The chart writes both bounds unless one is empty, and the cluster takes only one.',
        'controller.manager.clientCache.persistenceModel':
          'Leases end with the login that got them: kept, under a key of Vault, they outlive a restart of the operator.',
      },
    }),
    needs: ['vault'],
  };
}
