import type { Environment, Platform } from '../../../model/index.ts';
import { clusterName } from '../addresses.ts';
import type { Component } from '../area.ts';
import { sourced } from '../sourced.ts';

/** What makes nodes to measure for pods that find none. */
export function karpenter(platform: Platform, environment: Environment): readonly Component[] {
  const { autoscaler } = environment.cluster;
  if (autoscaler?.kind !== 'karpenter') return [];
  const cluster = clusterName(platform, environment);
  const values = {
    serviceAccount: { name: 'karpenter' },
    settings: { clusterName: cluster, interruptionQueue: cluster },
    controller: {
      resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '1Gi' } },
    },
  };
  return [
    {
      name: 'karpenter',
      software: 'karpenter',
      namespace: 'kube-system',
      purpose: 'Makes nodes to measure for pods that find none, and takes away those that are not needed',
      values: sourced(values, autoscaler.path, {
        comments: {
          'serviceAccount.name': 'The role in AWS is bound to this name.',
          'settings.interruptionQueue':
            'Notices that spot machines are taken away come by this queue: nodes are drained before.',
        },
      }),
      needs: [],
    },
  ];
}
