import type { AlertCase } from './alert-cases/alert-case.ts';
import { backupCases } from './alert-cases/backups.ts';
import { clusterCases } from './alert-cases/cluster.ts';
import { goalCases } from './alert-cases/goals.ts';
import { installedCases } from './alert-cases/installed.ts';
import { monitoringCases } from './alert-cases/itself.ts';
import { podCases } from './alert-cases/pods.ts';
import { serviceCases } from './alert-cases/services.ts';
import { storeCases } from './alert-cases/stores.ts';

/** Courses of things for each built-in alert. */
export const cases: readonly AlertCase[] = [
  ...serviceCases,
  ...podCases,
  ...storeCases,
  ...backupCases,
  ...clusterCases,
  ...installedCases,
  ...monitoringCases,
  ...goalCases,
];
