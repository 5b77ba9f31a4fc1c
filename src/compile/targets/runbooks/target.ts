import type { Platform } from '../../../model/index.ts';
import type { Component } from '../../objects/area.ts';
import { alertsOf } from '../../objects/monitoring/alerts.ts';
import type { Target } from '../../target.ts';
import { indexPage } from './index-page.ts';
import { alertPage } from './page.ts';
import type { AlertPlace } from './place.ts';

/** A page for each alert: what it means, what to look at, and what helps. */
export const target: Target = {
  id: 'runbooks',
  title: 'a page for each alert, for whoever is woken by it',
  needs: [],
  compile({ platform, components }) {
    const alerts = byName(platform, components);
    if (alerts.size === 0) return { artifacts: [] };
    const pages = [...alerts].map(([name, places]) => ({
      format: 'text' as const,
      path: `runbooks/${name}.md`,
      text: alertPage(platform, name, places),
      from: places[0]?.alert.from ?? [],
    }));
    const index = {
      format: 'text' as const,
      path: 'runbooks/README.md',
      text: indexPage(platform, alerts),
      from: ['observability', 'alerts'],
    };
    return { artifacts: [index, ...pages].sort((a, b) => (a.path < b.path ? -1 : 1)) };
  },
};

function byName(
  platform: Platform,
  components: ReadonlyMap<string, readonly Component[]>,
): ReadonlyMap<string, readonly AlertPlace[]> {
  const found = new Map<string, AlertPlace[]>();
  for (const environment of platform.environments) {
    for (const alert of alertsOf(platform, environment, components.get(environment.name) ?? [])) {
      const known = found.get(alert.name);
      if (known === undefined) found.set(alert.name, [{ environment, alert }]);
      else known.push({ environment, alert });
    }
  }
  return found;
}
