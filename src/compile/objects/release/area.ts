import type { Area } from '../area.ts';
import { serviceFolder } from '../folders.ts';
import { isRolledOut } from '../release-names.ts';
import { analysisTemplate } from './analysis.ts';
import { rollouts } from './rollouts.ts';
import { smokeOpening, smokeTest } from './smoke.ts';

/** How new versions take over: what judges them, and the software that moves the requests. */
export const releaseArea: Area = {
  *objects(platform, environment) {
    for (const service of environment.services) {
      const { release } = service;
      const objects =
        release.strategy === 'canary' && release.analysis !== undefined
          ? [analysisTemplate(platform, environment, service, release.analysis)]
          : release.strategy === 'blueGreen' && release.smoke !== undefined
            ? smokeTest(platform, service, release.smoke)
            : [];
      if (objects.length > 0)
        yield { folder: serviceFolder(platform, service.name), from: service.path, objects };
    }
  },
  *openings(_, environment) {
    for (const service of environment.services) {
      if (service.release.strategy === 'blueGreen' && service.release.smoke !== undefined)
        yield smokeOpening(service);
    }
  },
  components: (_, environment) => {
    const [first] = environment.services.filter(isRolledOut);
    return first === undefined ? [] : [rollouts(environment, first)];
  },
};
