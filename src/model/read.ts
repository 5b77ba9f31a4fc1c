import { type DataPath, type Diagnostic, deepFreeze, isObject } from '../base/index.ts';
import type { Environment, Platform } from './platform.ts';
import { resolveCloud } from './resolve/cloud.ts';
import { resolveCluster } from './resolve/cluster.ts';
import { reportCollisions } from './resolve/collisions.ts';
import { addressVariable, resolveSecretObjects } from './resolve/connections.ts';
import { type Context, pickAll } from './resolve/context.ts';
import { reportAccess } from './resolve/credentials.ts';
import { dashboardSecrets, resolveDashboards } from './resolve/dashboards.ts';
import { resolveDelivery, resolveGitOps } from './resolve/delivery.ts';
import { reportSidecar, reportZone, resolveEdge } from './resolve/edge/edge.ts';
import { reportAbilities, resolveDomain, resolveHosts } from './resolve/edge/hosts.ts';
import { edgeSecrets } from './resolve/edge/secrets.ts';
import { Faults } from './resolve/faults.ts';
import { loseHoles } from './resolve/holes.ts';
import { logSecrets, resolveLogs } from './resolve/logging.ts';
import { resolveMesh } from './resolve/mesh.ts';
import { resolveNamespaces } from './resolve/namespaces.ts';
import { resolveAlerts } from './resolve/observability/alerts.ts';
import { resolveCollection } from './resolve/observability/collection.ts';
import { resolveSecurity } from './resolve/security.ts';
import { reportCalls } from './resolve/service/traffic-chains.ts';
import { resolveServices } from './resolve/services.ts';
import { resolveStores } from './resolve/stores.ts';
import { resolveTraces, traceSecrets } from './resolve/tracing.ts';
import { reportKeys, vaultSecrets } from './resolve/vault.ts';
import { inOrderOf } from './schema/order.ts';
import type { ReadDefinition } from './schema/platform.ts';
import { readForm } from './schema/read-form.ts';

/** What reading a definition gives: the platform, or everything that is wrong with the definition. */
export type ReadPlatform =
  | { readonly platform: Platform; readonly diagnostics?: never }
  | { readonly platform?: never; readonly diagnostics: readonly Diagnostic[] };

/** Words that stand where an environment's name may stand, and therefore cannot be one. */
const reservedNames = [
  ...['cpu', 'memory', 'pods', 'minimum', 'desired', 'maximum', 'missing'],
  ...['aws', 'azure', 'gcp'],
];

/**
 * Reads a definition: checks form and meaning, fills defaults, resolves every environment.
 * All faults are reported at once, in the order of the definition; none is thrown, and the definition is
 * left as it is.
 * @param only the environments to resolve; all unless given. Holes of other environments do not matter.
 */
export function readPlatform(definition: unknown, only?: readonly string[]): ReadPlatform {
  if (!isObject(definition)) {
    const fix = 'Write: export default definePlatform({ ... }).';
    return { diagnostics: [{ path: [], reason: 'the definition is not an object', fix }] };
  }
  const form = readForm(definition);
  const { environments } = form;
  const unknown = (only ?? []).filter((name) => !environments.includes(name));
  if (unknown.length > 0 && form.diagnostics.length === 0) {
    return { diagnostics: unknown.map((name) => unknownEnvironment(name, environments)) };
  }
  const wanted = environments.filter((name) => only?.includes(name) ?? true);
  const faults = new Faults(form.lost);
  reportNames(definition.environments, faults);
  const resolved = form.data === undefined ? [] : resolve(form.data, wanted, faults);
  const diagnostics = [...form.diagnostics, ...faults.list()];
  if (form.data === undefined || diagnostics.length > 0) {
    return { diagnostics: inOrderOf(definition, diagnostics) };
  }
  return { platform: deepFreeze(assemble(form.data, environments, resolved)) };
}

function unknownEnvironment(name: string, environments: readonly string[]): Diagnostic {
  return {
    path: ['environments'],
    reason: `the platform has no environment '${name}'`,
    fix: `Choose from ${environments.join(', ')}.`,
  };
}

function resolve(
  definition: ReadDefinition,
  wanted: readonly string[],
  faults: Faults,
): readonly Environment[] {
  if (Object.keys(definition.services).length === 0) {
    const fix = 'Add one: services: { api: { port: 8080 } }.';
    faults.add('', { path: ['services'], reason: 'the platform has no service', fix });
  }
  loseHoles(definition, wanted, faults);
  return wanted.map((environment) =>
    resolveEnvironment({ definition, environment, report: (fault) => faults.add(environment, fault) }),
  );
}

/** @param environments the list as it is written, since its items are told by number. */
function reportNames(environments: unknown, faults: Faults): void {
  if (!Array.isArray(environments)) return;
  for (const [index, name] of environments.entries()) {
    const path = ['environments', index];
    if (typeof name === 'string' && environments.indexOf(name) !== index) {
      const reason = `the environment '${name}' is listed twice`;
      faults.add(name, { path, reason, fix: 'Remove one of them.' });
    } else if (reservedNames.includes(name)) {
      const reason = `an environment cannot be named '${name}', which is a field`;
      faults.add(name, { path, reason, fix: 'Choose another name.' });
    }
  }
}

function resolveEnvironment(context: Context): Environment {
  const { definition } = context;
  const cloud = resolveCloud(context);
  const cluster = resolveCluster(context, cloud);
  const namespaces = resolveNamespaces(context);
  const stores = resolveStores(context, cloud, cluster, namespaces);
  const edge = resolveEdge(context, cloud, cluster, stores);
  const collection = resolveCollection(context, cluster);
  const services = resolveServices(context, { cloud, cluster, namespaces, stores, edge, collection });
  const externals = Object.entries(definition.externals ?? {}).map(([name, given]) => ({
    name,
    host: given.host,
    port: given.port ?? 443,
    addresses: given.addresses,
    pods: given.pods,
    variable: given.variable ?? addressVariable(name),
    purpose: given.purpose,
    path: ['externals', name],
  }));
  const monitoringNamespace = definition.observability?.namespace ?? 'monitoring';
  const alerts = resolveAlerts(context);
  reportCalls(context, services);
  reportAccess(context, stores, services);
  reportKeys(context, services, externals);
  const domain = resolveDomain(context);
  const hosts = resolveHosts(context, domain, services);
  const isPublic = hosts.length > 0;
  if (isPublic) {
    reportZone(context, edge);
    reportSidecar(context, edge, namespaces);
    reportAbilities(context, edge, hosts);
  }
  reportCollisions(context, { services, stores, externals });
  const logs = resolveLogs(context, cloud, monitoringNamespace);
  const traces = resolveTraces(context, cloud, logs);
  const mesh = resolveMesh(context, namespaces, traces);
  const dashboards = resolveDashboards(context);
  const secrets = resolveSecretObjects(context, {
    services,
    stores,
    collection,
    alerts,
    monitoringNamespace,
    others: [
      ...vaultSecrets(context, services),
      ...logSecrets(logs, stores),
      ...traceSecrets(traces, monitoringNamespace, stores),
      ...dashboardSecrets(dashboards, monitoringNamespace),
      ...(isPublic ? edgeSecrets(edge, stores) : []),
    ],
  });
  return {
    name: context.environment,
    cloud,
    cluster,
    namespaces,
    secrets,
    stores,
    externals,
    services,
    security: resolveSecurity(context, { cloud, cluster, namespaces }, secrets),
    monitoringNamespace,
    collection,
    alerts,
    logs,
    traces,
    dashboards,
    mesh,
    edgeNamespace: edge.namespace,
    domain,
    hosts,
    edge: isPublic ? edge : undefined,
    tags: pickAll(definition.tags, context),
    gitops: resolveGitOps(context),
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
      helm: definition.layout?.helm ?? 'helm',
      services: definition.layout?.services ?? 'services',
      stores: definition.layout?.stores ?? 'stores',
    },
    delivery: resolveDelivery(definition),
    overrides: (definition.overrides ?? []).map((override, index) => ({
      kind: override.kind,
      name: override.name,
      namespace: override.namespace,
      environments: override.environments ?? environments,
      set: override.set,
      path: ['overrides', index] satisfies DataPath,
    })),
  };
}
