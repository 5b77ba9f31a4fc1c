import type { Workload } from '../../../../facts/index.ts';
import { containersOf } from '../../../container.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule, RuleInput } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { type Keycloak, keycloakOf } from '../keycloak.ts';

export const rule: Rule = {
  id: 'isolated-replicas',
  title: 'Replicas of Keycloak that do not find each other',
  severity: 'error',
  why: 'Each pod keeps its own sessions: whoever is sent to another pod is logged out, and logins break in the middle.',
  fix: "Set KC_CACHE_STACK to 'jdbc-ping', or to 'kubernetes' with jgroups.dns.query naming a headless Service.",
  *check(input) {
    for (const workload of input.cluster.workloads) {
      if ((workload.replicas ?? 1) < 2) continue;
      for (const { value, path } of containersOf(workload)) {
        const keycloak = keycloakOf(input, workload, value);
        if (keycloak === undefined) continue;
        const reason = whyAlone(input, workload, keycloak);
        if (reason === undefined) continue;
        yield {
          message: `${titleOf(workload.object)} runs ${workload.replicas} pods of Keycloak that do not find each other: ${reason}`,
          places: [placeIn(workload.object, [...path, 'image'], reason)],
        };
      }
    }
  },
};

/** From 26.1 on the pods find each other through the database by themselves. Source: release notes of Keycloak. */
function whyAlone(
  { cluster }: RuleInput,
  { namespace }: Workload,
  { version: { major, minor }, words, variables, option }: Keycloak,
): string | undefined {
  if (option('cache') === 'local') return 'the cache is local';
  if (option('cache-config-file') !== undefined) return undefined;
  const isNew = major > 26 || (major === 26 && minor >= 1);
  const stack = option('cache-stack');
  if (stack === undefined) return isNew ? undefined : 'no cache stack is chosen';
  if (stack !== 'kubernetes') return undefined;
  const query = Object.values(variables)
    .concat(words)
    .map((text) => /jgroups\.dns\.query=([^\s"']+)/.exec(text)?.[1])
    .find((found) => found !== undefined);
  if (query === undefined) return 'the stack kubernetes is not told which names to look up';
  const [name = '', where = namespace] = query.split('.');
  const service = cluster.find('Service', where, name);
  if (service === undefined) return `there is no Service ${query}`;
  return textAt(service.value, 'spec', 'clusterIP') === 'None'
    ? undefined
    : `the Service ${name} is not headless`;
}
