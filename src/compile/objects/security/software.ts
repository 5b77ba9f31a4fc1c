import type { Environment, Platform, Vault } from '../../../model/index.ts';
import type { Component } from '../area.ts';
import { sourced } from '../sourced.ts';
import { temporaryLogins } from '../vault.ts';
import { vaultOperatorComponent } from './vault-operator.ts';
import { vaultComponent } from './vault-values.ts';

/** The software through which the secrets of an environment come about. */
export function secretSoftware(platform: Platform, environment: Environment): readonly Component[] {
  const { secrets, vault } = environment.security;
  if (vault !== undefined) {
    return [
      externalSecrets(environment),
      vaultComponent(platform, environment, vault),
      certManager(vault),
      ...(temporaryLogins(environment).length === 0 ? [] : [vaultOperatorComponent(environment, vault)]),
    ];
  }
  switch (secrets) {
    case 'plain':
      return [];
    case 'sealed':
      return [sealedSecrets(environment), externalSecrets(environment)];
    default:
      return [externalSecrets(environment)];
  }
}

const requests = (cpu: string, memory: string, limit: string) => ({
  requests: { cpu, memory },
  limits: { memory: limit },
});

/** Values by the chart external-secrets 2.9.0 (deploy/charts/external-secrets/values.yaml). */
function externalSecrets(environment: Environment): Component {
  const part = {
    replicaCount: 2,
    podDisruptionBudget: { enabled: true },
  };
  const values = {
    ...part,
    leaderElect: true,
    processClusterExternalSecret: false,
    processClusterPushSecret: false,
    processPushSecret: false,
    processClusterGenerator: false,
    resources: requests('50m', '128Mi', '256Mi'),
    global: { topologySpreadConstraints: spread },
    webhook: { ...part, resources: requests('20m', '64Mi', '128Mi') },
    certController: { ...part, resources: requests('20m', '64Mi', '128Mi') },
  };
  return {
    name: 'external-secrets',
    software: 'external-secrets',
    namespace: 'external-secrets',
    purpose: 'Makes the Secrets of the platform from those that a secret manager or an operator keeps',
    values: sourced(values, environment.security.path, {
      comments: {
        leaderElect: 'Of two controllers one works; the other takes over.',
        processClusterExternalSecret:
          'Secrets are declared in the namespace that reads them; the rights for more are not given.',
      },
    }),
    needs: [],
  };
}

const spread = [
  {
    maxSkew: 1,
    topologyKey: 'topology.kubernetes.io/zone',
    whenUnsatisfiable: 'ScheduleAnyway',
    matchLabelKeys: ['pod-template-hash'],
  },
];

/**
 * Values by the chart sealed-secrets 2.18.5 (helm/sealed-secrets/values.yaml). It runs one pod, whatever is said: the
 * budget of the chart would keep that pod, and the node below it, for ever.
 */
function sealedSecrets(environment: Environment): Component {
  const values = {
    fullnameOverride: 'sealed-secrets-controller',
    resources: requests('50m', '64Mi', '128Mi'),
  };
  return {
    name: 'sealed-secrets',
    software: 'sealed-secrets',
    namespace: 'sealed-secrets',
    purpose: 'Opens the sealed files of the repository into Secrets, inside the cluster only',
    values: sourced(values, environment.security.path, {
      comments: { fullnameOverride: 'The name that kubeseal looks for.' },
    }),
    needs: [],
  };
}

/** What others ask of it beside is put together with this. */
function certManager(vault: Vault): Component {
  return {
    name: 'cert-manager',
    software: 'cert-manager',
    namespace: 'cert-manager',
    purpose: 'Makes and renews certificates',
    values: sourced({ crds: { enabled: true } }, vault.path),
    needs: [],
  };
}
