import { containersOf } from '../../../container.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { keycloakOf } from '../keycloak.ts';

/** Options that count only when the image is built. Source: 'All configuration' of Keycloak 26, those with a tool. */
const buildOptions = ['db', 'health-enabled', 'metrics-enabled', 'features', 'http-relative-path'];

export const rule: Rule = {
  id: 'unbuilt-keycloak',
  title: 'Keycloak that is started as built, from an image that was built with no options',
  severity: 'error',
  why: 'With --optimized the database, the health endpoints and the features are those of the build: the published image has the development database and no health endpoints, and newer versions refuse to start.',
  fix: 'Run an image of your own that has run `kc.sh build` with these options, or leave --optimized away.',
  *check(input) {
    for (const workload of input.cluster.workloads) {
      for (const { value, path } of containersOf(workload)) {
        const keycloak = keycloakOf(input, workload, value);
        if (keycloak === undefined || !keycloak.isStock || !keycloak.words.includes('--optimized')) continue;
        const lost = buildOptions.filter((name) => keycloak.option(name) !== undefined);
        const because = lost.length === 0 ? '' : `, so that ${lost.join(', ')} count for nothing`;
        yield {
          message: `${titleOf(workload.object)} starts the published image of Keycloak with --optimized${because}`,
          places: [placeIn(workload.object, [...path, 'image'], 'was built with no options')],
        };
      }
    }
  },
};
