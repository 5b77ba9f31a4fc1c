import type { Environment } from '../../../model/index.ts';
import type { Component } from '../area.ts';
import { sourced } from '../sourced.ts';

/**
 * What drains a spot node in the two minutes between notice and end. Karpenter does so itself; Azure and Google do it
 * with the nodes' own shutdown.
 */
export function terminationHandler(environment: Environment): readonly Component[] {
  const { autoscaler, pools } = environment.cluster;
  const spot = pools.filter((pool) => pool.capacity === 'spot');
  const [first] = spot;
  if (first === undefined || environment.cloud.provider !== 'aws' || autoscaler?.kind === 'karpenter')
    return [];
  const values = {
    enableRebalanceMonitoring: true,
    // Spot nodes alone, where one pool holds them all.
    ...(spot.length === 1 ? { linuxNodeSelector: { ...first.labels } } : {}),
  };
  return [
    {
      name: 'aws-node-termination-handler',
      software: 'aws-node-termination-handler',
      namespace: 'kube-system',
      purpose: 'Drains spot nodes between the notice and their end',
      values: sourced(values, [...first.path, 'capacity'], {
        comments: {
          enableRebalanceMonitoring:
            'A node that is likely to be taken away gets no new pods; it is drained at the notice.',
        },
      }),
      podSecurity: 'privileged',
      needs: [],
    },
  ];
}
