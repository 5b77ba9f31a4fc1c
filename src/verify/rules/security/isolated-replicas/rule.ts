import type { Workload } from '../../../../facts/index.ts';
import { containersOf } from '../../../container.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule, RuleInput } from '../../../rule.ts';
import { fieldsAt, listAt, textAt, textsAt } from '../../../value.ts';

/** The first version that finds its peers through the database by itself. Source: release notes of Keycloak 26.1. */
const first = { major: 26, minor: 1 };

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
        const version = keycloakVersion(textAt(value, 'image') ?? '');
        if (version === undefined) continue;
        const reason = whyAlone(input, workload, version, variablesOf(input, workload, value), value);
        if (reason === undefined) continue;
        yield {
          message: `${titleOf(workload.object)} runs ${workload.replicas} pods of Keycloak that do not find each other: ${reason}`,
          places: [placeIn(workload.object, [...path, 'image'], reason)],
        };
      }
    }
  },
};

type Version = { readonly major: number; readonly minor: number };

/** Undefined for other images; a version that cannot be told counts as a new one. */
function keycloakVersion(image: string): Version | undefined {
  const [, tag] = /(?:^|\/)keycloak(?::([^@]*))?(?:@.*)?$/.exec(image) ?? [];
  if (!/(?:^|\/)keycloak(?:[:@]|$)/.test(image)) return undefined;
  const [, major = first.major, minor = first.minor] = /^v?(\d+)\.(\d+)/.exec(tag ?? '') ?? [];
  return { major: Number(major), minor: Number(minor) };
}

function whyAlone(
  { cluster }: RuleInput,
  { namespace }: Workload,
  { major, minor }: Version,
  variables: Readonly<Record<string, string>>,
  container: unknown,
): string | undefined {
  const words = [...listAt(container, 'command'), ...listAt(container, 'args')].map(String);
  const option = (name: string) =>
    words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ??
    variables[`KC_${name.toUpperCase().replaceAll('-', '_')}`];
  if (option('cache') === 'local') return 'the cache is local';
  if (option('cache-config-file') !== undefined) return undefined;
  const isNew = major > first.major || (major === first.major && minor >= first.minor);
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

/** Plain variables of a container, those of its ConfigMaps among them. */
function variablesOf(
  { cluster }: RuleInput,
  { namespace }: Workload,
  container: unknown,
): Readonly<Record<string, string>> {
  const maps = listAt(container, 'envFrom').map((item) => {
    const name = textAt(item, 'configMapRef', 'name');
    const found = name === undefined ? undefined : cluster.find('ConfigMap', namespace, name);
    return textsAt(found?.value, 'data');
  });
  const own = listAt(container, 'env').flatMap((item) => {
    const { name, value } = fieldsAt(item);
    return typeof name === 'string' && typeof value === 'string' ? [[name, value]] : [];
  });
  return Object.assign({}, ...maps, Object.fromEntries(own));
}
