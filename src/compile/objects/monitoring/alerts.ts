import type { Environment, Platform } from '../../../model/index.ts';
import type { Alert, AlertContext } from './alert.ts';
import { clusterAlerts } from './alerts/cluster.ts';
import { escalationAlerts } from './alerts/escalation.ts';
import { goalAlerts } from './alerts/goals.ts';
import { monitoringAlerts } from './alerts/itself.ts';
import { ownAlerts } from './alerts/own.ts';
import { serviceAlerts } from './alerts/services.ts';
import { storeAlerts } from './alerts/stores.ts';

/** All alerts of an environment; none where nobody would hear them. */
export function alertsOf(
  platform: Platform,
  environment: Environment,
  components: readonly { readonly name: string }[],
): readonly Alert[] {
  const { alerts } = environment;
  if (alerts === undefined || environment.collection === undefined) return [];
  const names = new Set(components.map(({ name }) => name));
  const context: AlertContext = { platform, environment, alerts, components: names };
  return [
    ...serviceAlerts(context),
    ...storeAlerts(context),
    ...clusterAlerts(context),
    ...monitoringAlerts(context),
    ...goalAlerts(context),
    ...escalationAlerts(context),
    ...ownAlerts(context),
  ];
}
