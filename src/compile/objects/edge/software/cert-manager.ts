import { certManagerNamespace, type Edge, type Environment } from '../../../../model/index.ts';
import type { Component } from '../../area.ts';
import { sourced } from '../../sourced.ts';
import { oneAway, resources, scheduling } from '../pods.ts';

/** Source of the keys: cert-manager/cert-manager v1.21.1, deploy/charts/cert-manager/values.yaml */
export function certManager(environment: Environment, edge: Edge): Component {
  const part = {
    replicaCount: 2,
    podDisruptionBudget: oneAway,
    resources: resources('10m', '64Mi', '128Mi'),
    ...scheduling(environment, edge),
  };
  const azure = edge.dns.provider === 'azure' && edge.certificates?.challenge === 'dns';
  const values = {
    crds: { enabled: true },
    ...part,
    resources: resources('50m', '128Mi', '256Mi'),
    webhook: part,
    cainjector: { ...part, resources: resources('20m', '128Mi', '512Mi') },
    ...(edge.certificates?.challenge === 'http' && edge.controller === 'gateway'
      ? { config: { enableGatewayAPI: true } }
      : {}),
    ...(azure
      ? {
          podLabels: { 'azure.workload.identity/use': 'true' },
          serviceAccount: { labels: { 'azure.workload.identity/use': 'true' } },
        }
      : {}),
  };
  return {
    name: 'cert-manager',
    software: 'cert-manager',
    namespace: certManagerNamespace,
    purpose: 'Makes and renews the certificates of the public hosts',
    values: sourced(values, edge.certificates?.path ?? edge.path, {
      comments: { crds: 'The chart brings its kinds only when it is told to.' },
    }),
    needs: edge.controller === 'gateway' ? ['gateway-api'] : [],
  };
}
