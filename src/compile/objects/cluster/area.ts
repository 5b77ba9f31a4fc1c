import type { Area } from '../area.ts';
import { clusterObjects } from './cluster-objects.ts';

/** What belongs to the whole cluster: storage and priority classes. */
export const clusterArea: Area = {
  objects: (platform, environment) => [
    { folder: 'cluster', from: ['cluster'], objects: clusterObjects(platform, environment) },
  ],
};
