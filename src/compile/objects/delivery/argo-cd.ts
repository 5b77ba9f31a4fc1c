import type { Environment, GitOps, Platform } from '../../../model/index.ts';
import type { Component } from '../area.ts';
import { sourced } from '../sourced.ts';

/** Nodes that Redis with its two standbys needs, since no two of them share one. */
const nodesForRedis = 3;

/**
 * Health of an Application, which Argo CD itself leaves out since 1.8. Without it a wave of Applications never waits
 * for the one before it (argo-cd.readthedocs.io, operator manual, resource health).
 */
const applicationHealth = `local health = { status = "Progressing", message = "" }
if obj.status ~= nil and obj.status.health ~= nil then
  health.status = obj.status.health.status
  health.message = obj.status.health.message or ""
end
return health
`;

/** Fields of webhooks that their own operators fill in; undoing it would cut the API server off from them. */
function injectedFields(environment: Environment): string {
  const paths = [
    '.webhooks[]?.clientConfig.caBundle',
    // istiod fails closed once it is there.
    ...(environment.namespaces.some(({ mesh }) => mesh) ? ['.webhooks[]?.failurePolicy'] : []),
  ];
  return `jqPathExpressions:\n${paths.map((path) => `  - ${path}\n`).join('')}`;
}

/** Argo CD with more than one pod of whatever answers, without a local administrator. */
export function argoCd(platform: Platform, environment: Environment, gitops: GitOps): Component {
  const available = gitops.replicas > 1 && mayHoldRedis(environment);
  const metrics = { enabled: true };
  const answering = {
    replicas: gitops.replicas,
    ...(gitops.replicas > 1 ? { pdb: { enabled: true, maxUnavailable: 1 } } : {}),
    metrics,
  };
  const values = {
    ...(platform.domain === undefined ? {} : { global: { domain: `argocd.${platform.domain}` } }),
    configs: {
      cm: {
        'admin.enabled': false,
        'resource.customizations.health.argoproj.io_Application': applicationHealth,
        ...Object.fromEntries(
          ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map((kind) => [
            `resource.customizations.ignoreDifferences.admissionregistration.k8s.io_${kind}`,
            injectedFields(environment),
          ]),
        ),
      },
      rbac: { 'policy.default': 'role:readonly' },
    },
    controller: {
      replicas: 1,
      metrics,
      resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { memory: '1Gi' } },
    },
    server: {
      ...answering,
      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
    },
    repoServer: {
      ...answering,
      resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
    },
    applicationSet: { replicas: 0 },
    dex: { enabled: false },
    notifications: { enabled: false },
    'redis-ha': { enabled: available },
  };
  return {
    name: 'argo-cd',
    software: 'argo-cd',
    namespace: gitops.namespace,
    purpose: 'Keeps the cluster as this repository says',
    values: sourced(values, gitops.path, {
      comments: {
        'configs.cm["admin.enabled"]':
          'Changes come by Git; people log in through single sign-on, if at all.',
        'configs.cm["resource.customizations.health.argoproj.io_Application"]':
          'Without it a wave of Applications does not wait for the one before.',
        'configs.cm["resource.customizations.ignoreDifferences.admissionregistration.k8s.io_MutatingWebhookConfiguration"]':
          'Operators fill these fields in themselves.',
        'configs.rbac["policy.default"]': 'Whoever may log in may look.',
        'controller.replicas':
          'One is all that a single cluster can use: others would only take over other clusters. Nothing that runs depends on it, and it starts again on another node by itself.',
        'applicationSet.replicas': 'Every Application is written out; nothing makes them.',
        '"redis-ha"': 'A cache that can be made again; three pods let a node go without a pause.',
      },
    }),
    podSecurity: 'restricted',
    needs: [],
  };
}

function mayHoldRedis({ cluster }: Environment): boolean {
  const usable = cluster.pools.filter(({ taints }) => taints.length === 0);
  return usable.length === 0 || usable.reduce((sum, { nodes }) => sum + nodes.minimum, 0) >= nodesForRedis;
}
