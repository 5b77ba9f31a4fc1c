import type { Environment, Platform } from '../../../model/index.ts';
import { businessDashboard } from './business.ts';
import { draw, type Sketch } from './dashboard.ts';
import { goalDashboard } from './goals.ts';
import type { Dashboard } from './grafana.ts';
import { logDashboard } from './logs.ts';
import { overviewDashboard } from './overview.ts';
import { securityDashboard } from './security.ts';
import { serviceDashboard } from './service.ts';
import { storeDashboard } from './stores.ts';

/** A dashboard and the folder of Grafana that it lies in. */
export interface Filed {
  readonly folder: string;
  readonly dashboard: Dashboard;
}

/** All dashboards of an environment; those that would show nothing are left out. */
export function dashboardsOf(platform: Platform, environment: Environment): readonly Filed[] {
  const folders: Readonly<Record<string, readonly Sketch[]>> = {
    Platform: [
      overviewDashboard(platform, environment),
      storeDashboard(platform, environment),
      goalDashboard(platform, environment),
      securityDashboard(platform, environment),
      ...logDashboard(platform, environment),
    ],
    Business: businessDashboard(platform, environment),
    Services: environment.services.map((service) => serviceDashboard(platform, environment, service)),
  };
  return Object.entries(folders).flatMap(([folder, sketches]) =>
    sketches
      .filter(({ sections }) => sections.some(({ panels }) => panels.length > 0))
      .map((sketch) => ({ folder, dashboard: draw(environment, sketch) })),
  );
}
