import type { Alert, AlertContext } from '../alert.ts';
import { downAlert } from './services/down.ts';
import { podAlerts } from './services/pods.ts';
import { requestAlerts } from './services/requests.ts';
import { runAlerts } from './services/runs.ts';
import { usageAlerts } from './services/usage.ts';

/** The alerts about services and their pods. */
export function serviceAlerts(context: AlertContext): readonly Alert[] {
  return [
    ...downAlert(context),
    ...requestAlerts(context),
    ...podAlerts(context),
    ...usageAlerts(context),
    ...runAlerts(context),
  ];
}
