import type { Environment, Service } from '../../../model/index.ts';
import type { Area, Component } from '../area.ts';
import { serviceFolder } from '../folders.ts';
import { isRolledOut } from '../release-names.ts';
import { sourced } from '../sourced.ts';
import { analysisTemplate } from './analysis.ts';
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
            ? smokeTest(platform, environment, service, release.smoke)
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

/** Value names: chart argo-rollouts 2.41, values.yaml. */
function rollouts(environment: Environment, first: Service): Component {
  const spread = {
    topologyKey: 'topology.kubernetes.io/zone',
    maxSkew: 1,
    whenUnsatisfiable: 'ScheduleAnyway',
  };
  const values = {
    controller: {
      pdb: { enabled: true, maxUnavailable: 1 },
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '512Mi' } },
      ...(environment.cloud.zones < 2 ? {} : { topologySpreadConstraints: [spread] }),
    },
  };
  return {
    name: 'argo-rollouts',
    software: 'argo-rollouts',
    namespace: 'argo-rollouts',
    purpose: 'Moves requests to new versions step by step, and back when they fail',
    values: sourced(values, 'path' in first.release ? first.release.path : first.path),
    needs: [],
  };
}
