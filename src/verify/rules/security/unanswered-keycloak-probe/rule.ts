import { containersOf } from '../../../container.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt, listAt, numberAt, textAt } from '../../../value.ts';
import { type Keycloak, keycloakOf } from '../keycloak.ts';

/** Source: 'Configuring the Management Interface' of Keycloak 26: from version 25 on health is answered there. */
const management = { since: 25, port: 9000 };

/** An image of one's own may be built with health endpoints; whether it is, is in no file. */
export const rule: Rule = {
  id: 'unanswered-keycloak-probe',
  title: 'A health check that Keycloak does not answer',
  severity: 'error',
  why: 'The check gets 404 or no connection: liveness kills every pod again and again, or none is ever ready.',
  fix: 'Build the image with --health-enabled=true, and ask the management port: 9000 from version 25 on.',
  *check(input) {
    for (const workload of input.cluster.workloads) {
      for (const { value, path } of containersOf(workload)) {
        const keycloak = keycloakOf(input, workload, value);
        if (keycloak === undefined) continue;
        for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
          const get = fieldsAt(value, probe, 'httpGet');
          if (!/^\/(?:[\w/-]+\/)?health(?:\/|$)/.test(textAt(get, 'path') ?? '')) continue;
          const fault = faultOf(keycloak, portOf(value, get));
          if (fault === undefined) continue;
          yield {
            message: `the ${probe} of ${titleOf(workload.object)} is not answered: ${fault.reason}`,
            places: [placeIn(workload.object, [...path, probe, 'httpGet', fault.field], fault.reason)],
          };
        }
      }
    }
  },
};

function faultOf(
  keycloak: Keycloak,
  port: number | undefined,
): { readonly reason: string; readonly field: string } | undefined {
  const { version, words, isStock, option } = keycloak;
  const isBuilt = words.includes('--optimized') && !isStock;
  if (!isBuilt && (option('health-enabled') !== 'true' || words.includes('--optimized')))
    return { reason: 'health endpoints are off unless Keycloak is built with them', field: 'path' };
  const moved = option('http-management-port') ?? String(management.port);
  const isElsewhere =
    version.major < management.since ||
    option('legacy-observability-interface') === 'true' ||
    option('http-management-health-enabled') === 'false';
  return isElsewhere || port === undefined || String(port) === moved
    ? undefined
    : { reason: `health is answered at port ${moved}, not ${port}`, field: 'port' };
}

/** The number of a port; undefined where its name leads nowhere, which another rule tells. */
function portOf(container: unknown, get: unknown): number | undefined {
  const name = textAt(get, 'port');
  if (name === undefined) return numberAt(get, 'port');
  const port = listAt(container, 'ports').find((one) => textAt(one, 'name') === name);
  return numberAt(port, 'containerPort');
}
