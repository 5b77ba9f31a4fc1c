import type { Environment, Platform } from '../../../model/index.ts';
import { type Sketch, titled } from './dashboard.ts';
import { ownPanel } from './service.ts';

/** What the business counts; nothing where no service counts anything of its own. */
export function businessDashboard(platform: Platform, environment: Environment): readonly Sketch[] {
  const counting = environment.services.filter(({ metrics }) => (metrics?.own.length ?? 0) > 0);
  if (counting.length === 0) return [];
  return [
    {
      uid: `${platform.name}-business`.slice(0, 40),
      title: `${titled(platform.name)} Business`,
      description: platform.purpose ?? `What ${platform.name} does for its users`,
      tags: [platform.name, 'business'],
      from: 'now-7d',
      sections: counting.map((service) => ({
        title: service.purpose ?? service.name,
        panels: (service.metrics?.own ?? []).map((metric) => ownPanel(service, metric)),
      })),
    },
  ];
}
