import { type DataPath, type Diagnostic, deepFreeze, formatPath, isObject } from '../base/index.ts';
import type { Environment, Platform } from './platform.ts';
import { resolveCloud } from './resolve/cloud.ts';
import { resolveCluster } from './resolve/cluster.ts';
import { reportCollisions, resolveSecretObjects } from './resolve/connections.ts';
import type { Context } from './resolve/context.ts';
import { resolveNamespaces } from './resolve/namespaces.ts';
import { resolveServices } from './resolve/services.ts';
import { resolveStores } from './resolve/stores.ts';
import { diagnose } from './schema/diagnose.ts';
import type { Hole } from './schema/environment.ts';
import { environmentNames, platform as platformSchema, type ReadDefinition } from './schema/platform.ts';

/** What reading a definition gives: the platform, or everything that is wrong with the definition. */
export type ReadPlatform =
  | { readonly platform: Platform; readonly diagnostics?: never }
  | { readonly platform?: never; readonly diagnostics: readonly Diagnostic[] };

/** Words that stand where an environment's name may stand, and therefore cannot be one. */
const reservedNames = ['cpu', 'memory', 'pods', 'minimum', 'desired', 'maximum', 'missing'];

/**
 * Reads a definition: checks form and meaning, fills defaults, resolves every environment.
 * All faults are reported at once, by path; none is thrown.
 * @param only the environments to resolve; all unless given. Holes of other environments do not matter.
 */
export function readPlatform(definition: unknown, only?: readonly string[]): ReadPlatform {
  const names = environmentsOf(definition);
  if (!('environments' in names)) return names;
  const { environments } = names;
  const unknown = (only ?? []).filter((name) => !environments.includes(name));
  if (unknown.length > 0) {
    return {
      diagnostics: unknown.map((name) => ({
        path: ['environments'],
        reason: `the platform has no environment '${name}'`,
        fix: `Choose from ${environments.join(', ')}.`,
      })),
    };
  }
  const outcome = platformSchema(environments).safeParse(definition);
  if (!outcome.success) return { diagnostics: diagnose(outcome.error.issues, definition) };
  const wanted = only ?? environments;
  const diagnostics = new Map<string, Diagnostic>();
  const report = (diagnostic: Diagnostic & { readonly path: DataPath }) => {
    const key = `${formatPath(diagnostic.path)} ${diagnostic.reason}`;
    if (!diagnostics.has(key)) diagnostics.set(key, diagnostic);
  };
  reportNames(outcome.data, environments, report);
  for (const hole of holesOf(outcome.data)) {
    if (!wanted.includes(hole.environment)) continue;
    const key = `${formatPath(hole.path)} ${hole.what}`;
    const holed = [
      ...(diagnostics
        .get(key)
        ?.reason.match(/ in (.*)$/)?.[1]
        ?.split(', ') ?? []),
      hole.environment,
    ];
    diagnostics.set(key, {
      path: hole.path,
      reason: `${hole.what} is missing in ${holed.join(', ')}`,
      fix: 'Write the value in the place of missing(...).',
    });
  }
  const resolved = wanted.map((environment) =>
    resolveEnvironment({ definition: outcome.data, environment, report }),
  );
  if (diagnostics.size > 0) return { diagnostics: [...diagnostics.values()] };
  return { platform: deepFreeze(assemble(outcome.data, environments, resolved)) };
}

function environmentsOf(
  definition: unknown,
): { readonly environments: readonly string[] } | { readonly diagnostics: readonly Diagnostic[] } {
  if (!isObject(definition)) {
    return {
      diagnostics: [
        {
          path: [],
          reason: 'the definition is not an object',
          fix: 'Write: export default definePlatform({ ... }).',
        },
      ],
    };
  }
  const outcome = environmentNames.safeParse(definition.environments);
  if (outcome.success) return { environments: outcome.data };
  return {
    diagnostics: diagnose(outcome.error.issues, definition.environments).map((one) => ({
      ...one,
      path: ['environments', ...(one.path ?? [])],
    })),
  };
}

function reportNames(
  definition: ReadDefinition,
  environments: readonly string[],
  report: Context['report'],
): void {
  for (const [index, name] of environments.entries()) {
    const path = ['environments', index];
    if (environments.indexOf(name) !== index) {
      report({ path, reason: `the environment '${name}' is listed twice`, fix: 'Remove one of them.' });
    }
    if (reservedNames.includes(name)) {
      report({
        path,
        reason: `an environment cannot be named '${name}', which is a field`,
        fix: 'Choose another name.',
      });
    }
  }
  if (Object.keys(definition.services).length === 0) {
    report({
      path: ['services'],
      reason: 'the platform has no service',
      fix: 'Add one: services: { api: { port: 8080 } }.',
    });
  }
}

function resolveEnvironment(context: Context): Environment {
  const { definition } = context;
  const cloud = resolveCloud(context);
  const cluster = resolveCluster(context, cloud);
  const namespaces = resolveNamespaces(context);
  const stores = resolveStores(context, cluster, namespaces);
  const services = resolveServices(context, cluster, namespaces);
  const externals = Object.entries(definition.externals ?? {}).map(([name, given]) => ({
    name,
    host: given.host,
    port: given.port ?? 443,
    addresses: given.addresses,
    purpose: given.purpose,
    path: ['externals', name],
  }));
  reportCollisions(context, { services, stores, externals });
  return {
    name: context.environment,
    cloud,
    cluster,
    namespaces,
    secrets: resolveSecretObjects(context, services, stores),
    stores,
    externals,
    services,
    monitoringNamespace: definition.observability?.namespace ?? 'monitoring',
    edgeNamespace: definition.edge?.namespace ?? 'ingress',
    tags: definition.tags ?? {},
  };
}

function assemble(
  definition: ReadDefinition,
  environments: readonly string[],
  resolved: readonly Environment[],
): Platform {
  return {
    name: definition.name,
    purpose: definition.purpose,
    domain: definition.domain,
    contacts: definition.contacts ?? {},
    documentation: definition.documentation,
    license: definition.license,
    environments: resolved,
    layout: {
      kubernetes: definition.layout?.kubernetes ?? 'kubernetes',
      services: definition.layout?.services ?? 'services',
      stores: definition.layout?.stores ?? 'stores',
    },
    overrides: (definition.overrides ?? []).map((override, index) => ({
      kind: override.kind,
      name: override.name,
      namespace: override.namespace,
      environments: override.environments ?? environments,
      set: override.set,
      path: ['overrides', index],
    })),
  };
}

/** All holes of a read definition, with their whole paths. */
function holesOf(value: unknown, path: DataPath = []): readonly Hole[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => holesOf(item, [...path, index]));
  if (!isObject(value)) return [];
  if (value.kind === 'spread')
    return (value.holes as readonly Hole[]).map((hole) => ({ ...hole, path: [...path, ...hole.path] }));
  return Object.entries(value).flatMap(([key, inner]) => holesOf(inner, [...path, key]));
}
