import type { Workload } from '../../../facts/index.ts';
import type { RuleInput } from '../../rule.ts';
import { fieldsAt, listAt, textAt, textsAt } from '../../value.ts';

/** A container that runs Keycloak. */
export interface Keycloak {
  readonly version: Version;
  /** Whether the image is the one that its makers publish, which is built with no options. */
  readonly isStock: boolean;
  /** Its command line. */
  readonly words: readonly string[];
  /** Plain variables, those of its ConfigMaps among them. */
  readonly variables: Readonly<Record<string, string>>;
  /** The value of an option, from the command line or a variable. */
  option(name: string): string | undefined;
}

interface Version {
  readonly major: number;
  readonly minor: number;
}

/** Taken for a version that cannot be told. */
const newest: Version = { major: 26, minor: 1 };

/** Undefined for containers of other software. */
export function keycloakOf(input: RuleInput, workload: Workload, container: unknown): Keycloak | undefined {
  const image = textAt(container, 'image') ?? '';
  const version = versionOf(image);
  if (version === undefined) return undefined;
  const words = [...listAt(container, 'command'), ...listAt(container, 'args')].map(String);
  const variables = variablesOf(input, workload, container);
  return {
    version,
    isStock: /^(?:(?:quay|docker)\.io\/)?keycloak\/keycloak(?:[:@]|$)/.test(image),
    words,
    variables,
    option: (name) =>
      words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ??
      variables[`KC_${name.toUpperCase().replaceAll('-', '_')}`],
  };
}

/** Undefined for other images; a version that cannot be told counts as a new one. */
function versionOf(image: string): Version | undefined {
  const [, tag] = /(?:^|\/)keycloak(?::([^@]*))?(?:@.*)?$/.exec(image) ?? [];
  if (!/(?:^|\/)keycloak(?:[:@]|$)/.test(image)) return undefined;
  const [, major = newest.major, minor = newest.minor] = /^v?(\d+)\.(\d+)/.exec(tag ?? '') ?? [];
  return { major: Number(major), minor: Number(minor) };
}

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
