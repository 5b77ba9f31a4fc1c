import type { Environment, Platform } from '../../../model/index.ts';
import { clusterName } from '../addresses.ts';
import type { Component } from '../area.ts';
import { restrictedContainer, restrictedPod } from '../pod-security.ts';
import { sourced } from '../sourced.ts';
import { overZones, releaseLabels } from './spread.ts';

const name = 'cluster-autoscaler';

/** What adds nodes when pods find none, and takes away those that are not needed. */
export function clusterAutoscaler(platform: Platform, environment: Environment): readonly Component[] {
  const { autoscaler, version } = environment.cluster;
  if (autoscaler?.kind !== 'cluster-autoscaler') return [];
  const values = {
    fullnameOverride: name,
    image: { tag: `v${version}.0` },
    awsRegion: environment.cloud.region,
    autoDiscovery: { clusterName: clusterName(platform, environment) },
    replicaCount: 2,
    extraArgs: {
      expander: 'least-waste',
      'balance-similar-node-groups': true,
      'skip-nodes-with-local-storage': false,
      'skip-nodes-with-system-pods': false,
      'scale-down-unneeded-time': `${autoscaler.unneeded}s`,
      'scale-down-delay-after-add': `${autoscaler.delay}s`,
    },
    rbac: { serviceAccount: { name } },
    resources: { requests: { cpu: '100m', memory: '300Mi' }, limits: { memory: '600Mi' } },
    securityContext: {
      ...restrictedPod,
      runAsUser: 65534,
      runAsGroup: 65534,
    },
    containerSecurityContext: restrictedContainer,
    topologySpreadConstraints: overZones(releaseLabels(name)),
  };
  const scaleDown = ['cluster', 'scaleDown'];
  return [
    {
      name,
      software: 'cluster-autoscaler',
      namespace: 'kube-system',
      purpose: 'Adds nodes when pods find none, and takes away those that are not needed',
      values: sourced(values, autoscaler.path, {
        fields: {
          'extraArgs["scale-down-unneeded-time"]': scaleDown,
          'extraArgs["scale-down-delay-after-add"]': scaleDown,
        },
        comments: {
          'image.tag': 'Of the minor version of the cluster, whose scheduler it imitates.',
          autoDiscovery:
            'Finds its groups by the tags k8s.io/cluster-autoscaler/enabled and /<cluster>: their names are made by AWS.',
          replicaCount: 'One works, one stands by.',
          'extraArgs["balance-similar-node-groups"]': 'The zones of a pool grow alike.',
          'extraArgs["skip-nodes-with-local-storage"]':
            'Pods with an emptyDir and system pods are moved: otherwise hardly a node could ever go.',
          'rbac.serviceAccount': 'The role in AWS is bound to this name.',
        },
      }),
      needs: [],
    },
  ];
}
