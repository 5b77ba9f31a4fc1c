import type { Area } from '../area.ts';
import { accountMarks } from './account.ts';
import { imagePolicy } from './admission.ts';
import { secretDelivery } from './delivery.ts';
import { peopleRights } from './people.ts';
import { secretSoftware } from './software.ts';
import { vaultOpenings } from './temporary.ts';
import { vaultLogin } from './vault-login.ts';

/** Where secrets come from, and under which identity services go to the cloud. */
export const securityArea: Area = {
  objects: (platform, environment) => [
    ...secretDelivery(platform, environment),
    ...peopleRights(platform, environment),
    { folder: 'cluster', from: environment.security.path, objects: imagePolicy(platform, environment) },
  ],
  components: (platform, environment) => secretSoftware(platform, environment),
  openings: (_platform, environment) => vaultOpenings(environment),
  marks: (platform, environment, service) => ({
    ...accountMarks(environment, service),
    ...vaultLogin(platform, environment, service),
  }),
};
