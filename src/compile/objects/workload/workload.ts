import type { Sourced } from '../../../base/index.ts';
import type { Environment, Platform, Service } from '../../../model/index.ts';
import type { Added } from '../area.ts';
import { tracksOf } from '../tracks.ts';
import { autoscaler, recommender } from './autoscaler.ts';
import { disruptionBudget } from './budget.ts';
import { controller, volumeClaims } from './controller.ts';
import { identity } from './identity.ts';
import { kubernetesServices } from './service.ts';

/** What keeps a service running: its pods, their addresses, identity, number, budget and volumes. */
export function workload(
  platform: Platform,
  environment: Environment,
  service: Service,
  added: Added,
): readonly Sourced[] {
  const marks = added.marks(service);
  const tracks = tracksOf(service);
  return [
    ...tracks.map((track) => controller(platform, environment, track, marks)),
    ...kubernetesServices(platform, service, marks),
    ...identity(platform, service, marks),
    ...tracks.flatMap((track) => autoscaler(platform, environment, track)),
    ...recommender(platform, service),
    ...tracks.flatMap((track) => disruptionBudget(platform, track)),
    ...volumeClaims(platform, service),
  ];
}
