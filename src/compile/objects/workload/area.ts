import type { Area } from '../area.ts';
import { serviceFolder } from '../folders.ts';
import { servicePolicy } from '../network/service-policy.ts';
import { configSources } from './config.ts';
import { workload } from './workload.ts';

/** The services of the platform. */
export const workloadArea: Area = {
  objects: (platform, environment, added) =>
    environment.services.map((service) => ({
      folder: serviceFolder(platform, service.name),
      from: service.path,
      objects: [
        ...workload(platform, environment, service, added),
        servicePolicy(platform, environment, service, added.openings('service', service.name)),
      ],
      configs: configSources(platform, environment, service, added.marks(service).variables),
    })),
};
