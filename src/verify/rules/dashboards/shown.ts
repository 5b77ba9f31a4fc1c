import { type DataPath, isObject } from '../../../base/index.ts';
import type { DashboardFile } from '../../../facts/index.ts';
import type { RuleInput } from '../../rule.ts';
import { listAt } from '../../value.ts';

/** The dashboards that a cluster's Grafana is meant to show: those of its ConfigMaps, and those in files. */
export function dashboardsFor({ cluster, facts }: RuleInput): readonly DashboardFile[] {
  return [...cluster.dashboards, ...facts.dashboards];
}

/** One panel, and where it stands inside its dashboard. */
export interface ShownPanel {
  readonly value: Readonly<Record<string, unknown>>;
  readonly path: DataPath;
  readonly title: string;
}

/** The panels of a dashboard, those inside rows and inside a wrapper too. */
export function panelsOf({ value }: DashboardFile): readonly ShownPanel[] {
  const inner = isObject(value) && isObject(value.dashboard) ? ['dashboard'] : [];
  return within(value, inner);
}

function within(value: unknown, path: DataPath): readonly ShownPanel[] {
  return listAt(value, ...path, 'panels').flatMap((panel, index) => {
    if (!isObject(panel)) return [];
    const at = [...path, 'panels', index];
    const title = typeof panel.title === 'string' && panel.title !== '' ? panel.title : `panel ${index + 1}`;
    return [{ value: panel, path: at, title }, ...(Array.isArray(panel.panels) ? within(value, at) : [])];
  });
}

/** How messages call a dashboard. */
export function nameOf({ name, configMap }: DashboardFile): string {
  return configMap === undefined ? name : `${name} of ConfigMap ${configMap.name}`;
}
