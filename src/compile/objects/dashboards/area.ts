import type { Area } from '../area.ts';
import { labelsOf } from '../labels.ts';
import type { ConfigSource } from '../unit.ts';
import { dashboardsOf } from './dashboards.ts';
import { dashboardLabel, folderAnnotation, grafana } from './grafana-values.ts';

/** Grafana, and the dashboards that it finds by their label. */
export const dashboardArea: Area = {
  components: (_, environment) =>
    environment.dashboards === undefined ? [] : [grafana(environment, environment.dashboards)],

  objects: (platform, environment) => {
    const { dashboards, monitoringNamespace } = environment;
    if (dashboards === undefined) return [];
    const configs = dashboardsOf(platform, environment).map(
      ({ folder, dashboard }): ConfigSource => ({
        name: `dashboard-${dashboard.uid}`,
        namespace: monitoringNamespace,
        labels: { ...labelsOf(platform, dashboard.uid, 'dashboard'), ...dashboardLabel },
        annotations: { [folderAnnotation]: folder },
        // Nothing mounts it by name, so that a new name would leave the old one in the cluster.
        fixedName: true,
        kind: 'files',
        entries: { [`${dashboard.uid}.json`]: `${JSON.stringify(dashboard, null, 2)}\n` },
        from: dashboards.path,
      }),
    );
    return [{ folder: 'dashboards', from: dashboards.path, objects: [], configs }];
  },
};
