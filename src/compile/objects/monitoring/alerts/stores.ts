import type { Alert, AlertContext } from '../alert.ts';
import { databaseAlerts } from './stores/databases.ts';
import { externalAlert } from './stores/externals.ts';
import { objectAlerts } from './stores/objects.ts';
import { queueAlerts } from './stores/queues.ts';
import { redisAlerts } from './stores/redis.ts';
import { searchAlerts } from './stores/search.ts';

/** The alerts about stores, and about what is outside the platform. */
export function storeAlerts(context: AlertContext): readonly Alert[] {
  return [
    ...databaseAlerts(context),
    ...redisAlerts(context),
    ...queueAlerts(context),
    ...searchAlerts(context),
    ...objectAlerts(context),
    ...externalAlert(context),
  ];
}
