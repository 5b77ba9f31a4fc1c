import type { Area } from './area.ts';
import { clusterArea } from './cluster/area.ts';
import { dashboardArea } from './dashboards/area.ts';
import { deliveryArea } from './delivery/area.ts';
import { edgeArea } from './edge/area.ts';
import { loggingArea } from './logging/area.ts';
import { meshArea } from './mesh/area.ts';
import { monitoringArea } from './monitoring/area.ts';
import { namespaceArea } from './namespace/area.ts';
import { releaseArea } from './release/area.ts';
import { scalingArea } from './scaling/area.ts';
import { securityArea } from './security/area.ts';
import { serviceArea } from './services/area.ts';
import { storeArea } from './stores/area.ts';
import { tracingArea } from './tracing/area.ts';

/**
 * All areas, in the order in which their folders stand in an environment. An area imports no other area: what several
 * need stands beside this file, or in `workload` (pods of the platform) and `network` (their policies).
 */
export const areas: readonly Area[] = [
  clusterArea,
  namespaceArea,
  securityArea,
  storeArea,
  serviceArea,
  scalingArea,
  edgeArea,
  monitoringArea,
  deliveryArea,
  loggingArea,
  tracingArea,
  releaseArea,
  meshArea,
  dashboardArea,
];
