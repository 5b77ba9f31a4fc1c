import type { Platform } from '../../../model/index.ts';
import type { Area } from '../area.ts';
import { monitoringFolder } from '../folders.ts';
import { labelsOf } from '../labels.ts';
import type { ConfigSource } from '../unit.ts';
import { dashboardsOf, type Filed } from './dashboards.ts';
import { dashboardLabel, folderAnnotation, grafana } from './grafana-values.ts';

/** Grafana, and the dashboards that it finds by their label. */
export const dashboardArea: Area = {
  components: (_, environment) =>
    environment.dashboards === undefined ? [] : [grafana(environment, environment.dashboards)],

  objects: (platform, environment) => {
    const { dashboards, monitoringNamespace } = environment;
    if (dashboards === undefined) return [];
    const maps = byConfigMap(platform, dashboardsOf(platform, environment));
    const configs = [...maps].map(
      ([name, members]): ConfigSource => ({
        name,
        namespace: monitoringNamespace,
        labels: { ...labelsOf(platform, name, 'dashboard'), ...dashboardLabel },
        annotations: { [folderAnnotation]: members[0]?.folder ?? '' },
        // Nothing mounts it by name, so that a new name would leave the old one in the cluster.
        fixedName: true,
        kind: 'files',
        entries: Object.fromEntries(
          members.map(({ dashboard }) => [
            `${dashboard.uid}.json`,
            `${JSON.stringify(dashboard, null, 2)}\n`,
          ]),
        ),
        from: dashboards.path,
      }),
    );
    return [{ folder: `${monitoringFolder}/dashboards`, from: dashboards.path, objects: [], configs }];
  },
};

/**
 * The ConfigMaps of the dashboards: one for each folder, but one for each service: kubectl apply keeps a copy of a
 * ConfigMap in an annotation, which holds 256 KiB.
 */
function byConfigMap(platform: Platform, all: readonly Filed[]): ReadonlyMap<string, readonly Filed[]> {
  const found = new Map<string, readonly Filed[]>();
  for (const one of all) {
    const { folder, dashboard } = one;
    const part = folder === 'Services' ? dashboard.uid.slice(platform.name.length + 1) : folder.toLowerCase();
    const name = folder === 'Platform' ? 'grafana-dashboards' : `grafana-dashboards-${part}`;
    found.set(name, [...(found.get(name) ?? []), one]);
  }
  return found;
}
