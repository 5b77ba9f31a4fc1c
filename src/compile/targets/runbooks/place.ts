import type { Environment } from '../../../model/index.ts';
import type { Alert } from '../../objects/monitoring/alert.ts';

/** What an alert is in each environment that has it; the last is the one that matters most. */
export interface AlertPlace {
  readonly environment: Environment;
  readonly alert: Alert;
}
