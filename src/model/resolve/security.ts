import type { CloudPlace, Cluster, Namespace } from '../platform/cluster.ts';
import type { Secret } from '../platform/secret.ts';
import { type Security, softwareAtCloud } from '../platform/security.ts';
import { cloudIdentity, longestIdentity } from './cloud-identity.ts';
import { type Context, pick, pickAll, pickPath, reportUnknown } from './context.ts';
import { resolveVault } from './vault.ts';

/** What lies around the secrets of an environment. */
interface Surroundings {
  readonly cloud: CloudPlace;
  readonly cluster: Cluster;
  readonly namespaces: readonly Namespace[];
}

/** How the secrets of the environment come about. */
export function resolveSecurity(
  context: Context,
  { cloud, cluster, namespaces }: Surroundings,
  objects: readonly Secret[],
): Security {
  const { name, security } = context.definition;
  const secrets = pick(security?.secrets, context) ?? 'plain';
  const readers = pickAll(security?.readers, context);
  const reading = [...new Set(objects.map((secret) => secret.namespace))];
  const known = [...new Set([...namespaces.map((one) => one.name), ...reading])];
  for (const namespace of Object.keys(security?.readers ?? {})) {
    if (known.includes(namespace)) continue;
    reportUnknown(
      context,
      'namespace',
      namespace,
      known,
      ['security', 'readers', namespace],
      [['namespaces']],
    );
  }
  for (const software of Object.keys(security?.identities ?? {})) {
    if (softwareAtCloud.some((one) => one === software)) continue;
    const path = ['security', 'identities', software];
    reportUnknown(context, 'software at the cloud', software, softwareAtCloud, path, []);
  }
  if (secrets === 'external') reportReaders(context, cloud, reading, readers);
  return {
    secrets,
    keyVault: pick(security?.keyVault, context) ?? `${name}-${context.environment}`,
    readers,
    identities: pickAll(security?.identities, context),
    people: Object.entries(pickAll(security?.people, context)).map(([group, may]) => ({
      group,
      may,
      path: ['security', 'people', group],
    })),
    images:
      security?.images === undefined
        ? undefined
        : {
            registries: security.images.registries ?? [],
            enforce: pick(security.images.enforce, context) ?? true,
          },
    vault: secrets === 'vault' ? resolveVault(context, cloud, cluster) : undefined,
    path: security === undefined ? ['name'] : ['security'],
  };
}

/** External secrets are read as somebody: who that is must be known before the files are any good. */
function reportReaders(
  context: Context,
  cloud: CloudPlace,
  namespaces: readonly string[],
  readers: Readonly<Record<string, string>>,
): void {
  const { name, security } = context.definition;
  const path = pickPath(security?.secrets, context, ['security', 'secrets']);
  const needs = [
    ['cloud', 'account'],
    ['security', 'readers'],
    ['cloud', 'provider'],
  ];
  if (cloud.account === undefined) {
    context.report({
      path,
      reason: (where) => `nobody knows in which account the external secrets of ${where} are`,
      fix: `Add account: '...' to ${cloud.provider}({ ... }).`,
      needs,
    });
    return;
  }
  for (const namespace of namespaces) {
    if (readers[namespace] !== undefined) continue;
    const derived = cloudIdentity(cloud, name, context.environment, `${namespace}-secrets`);
    if (derived !== undefined && derived.name.length <= longestIdentity[cloud.provider]) continue;
    context.report({
      path,
      reason: (where) =>
        derived === undefined
          ? `nobody knows as whom the external secrets of the namespace '${namespace}' are read in ${where}`
          : `the identity '${derived.name}' is longer than ${longestIdentity[cloud.provider]} characters`,
      fix: `Add it: security: { readers: { ${JSON.stringify(namespace)}: '...' } }.`,
      needs,
    });
  }
}
