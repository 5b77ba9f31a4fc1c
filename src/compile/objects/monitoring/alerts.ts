import type { Environment, Platform } from '../../../model/index.ts';
import type { Component } from '../area.ts';
import type { Alert, AlertContext } from './alert.ts';
import { clusterAlerts } from './alerts/cluster.ts';
import { componentAlerts } from './alerts/components.ts';
import { deliveryAlerts } from './alerts/delivery.ts';
import { edgeAlerts } from './alerts/edge.ts';
import { escalationAlerts } from './alerts/escalation.ts';
import { goalAlerts } from './alerts/goals.ts';
import { monitoringAlerts } from './alerts/itself.ts';
import { meshAlerts } from './alerts/mesh.ts';
import { ownAlerts } from './alerts/own.ts';
import { scalingAlerts } from './alerts/scaling.ts';
import { secretAlerts } from './alerts/secrets.ts';
import { serviceAlerts } from './alerts/services.ts';
import { storeAlerts } from './alerts/stores.ts';

/** All alerts of an environment; none where nobody would hear them. */
export function alertsOf(
  platform: Platform,
  environment: Environment,
  components: readonly Component[],
): readonly Alert[] {
  const { alerts } = environment;
  if (alerts === undefined || environment.collection === undefined) return [];
  const byName = new Map(components.map((component) => [component.name, component]));
  const context: AlertContext = { platform, environment, alerts, components: byName };
  return [
    ...serviceAlerts(context),
    ...storeAlerts(context),
    ...clusterAlerts(context),
    ...edgeAlerts(context),
    ...scalingAlerts(context),
    ...componentAlerts(context),
    ...meshAlerts(context),
    ...deliveryAlerts(context),
    ...secretAlerts(context),
    ...monitoringAlerts(context),
    ...goalAlerts(context),
    ...escalationAlerts(context),
    ...ownAlerts(context),
  ];
}
