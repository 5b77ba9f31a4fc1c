import type { Area } from '../area.ts';
import { serviceFolder } from '../folders.ts';
import { servicePolicy } from '../network/service-policy.ts';
import { configSources } from '../workload/config.ts';
import { workload } from '../workload/workload.ts';

/** The services of the platform. */
export const serviceArea: Area = {
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
