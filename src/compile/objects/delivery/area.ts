import type { Area } from '../area.ts';
import { argoCd } from './argo-cd.ts';

/** Who keeps the cluster as the repository says. */
export const deliveryArea: Area = {
  components: (platform, environment) =>
    environment.gitops === undefined ? [] : [argoCd(platform, environment, environment.gitops)],
};
