import type { Environment, Platform } from '../../../model/index.ts';
import type { Area, Component } from '../area.ts';
import { clusterAutoscaler } from './cluster-autoscaler.ts';
import { karpenter } from './karpenter.ts';
import { nodePools } from './node-pools.ts';
import { keda, kedaOpenings, metricsServer, recommender } from './pod-scaling.ts';
import { terminationHandler } from './termination-handler.ts';

/** What moves the numbers of pods and nodes, and what it reads them from. */
export const scalingArea: Area = {
  objects: (platform, environment) => [
    { folder: 'cluster', from: ['cluster'], objects: nodePools(platform, environment) },
  ],
  components: (platform, environment) => components(platform, environment),
  openings: (_, environment) => kedaOpenings(environment),
};

function components(platform: Platform, environment: Environment): readonly Component[] {
  return [
    ...metricsServer(environment),
    ...keda(environment),
    ...recommender(environment),
    ...clusterAutoscaler(platform, environment),
    ...karpenter(platform, environment),
    ...terminationHandler(environment),
  ];
}
