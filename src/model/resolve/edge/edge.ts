import type { CloudPlace, Cluster, Namespace } from '../../platform/cluster.ts';
import type { Edge, EdgeCertificates, EdgeDns } from '../../platform/edge.ts';
import type { Store } from '../../platform/store.ts';
import type { ReadDefinition } from '../../schema/platform.ts';
import { type Context, pick, reportUnknown } from '../context.ts';

type ReadEdge = NonNullable<ReadDefinition['edge']>;

/**
 * Addresses that Cloudflare's proxies connect from. Source: https://www.cloudflare.com/ips-v4, unchanged since
 * 2021-04-08.
 */
const cloudflareRanges = [
  ...['103.21.244.0/22', '103.22.200.0/22', '103.31.4.0/22', '104.16.0.0/13', '104.24.0.0/14'],
  ...['108.162.192.0/18', '131.0.72.0/22', '141.101.64.0/18', '162.158.0.0/15', '172.64.0.0/13'],
  ...['173.245.48.0/20', '188.114.96.0/20', '190.93.240.0/20', '197.234.240.0/22', '198.41.128.0/17'],
];

/** The edge of the environment, with every value decided. */
export function resolveEdge(
  context: Context,
  cloud: CloudPlace,
  cluster: Cluster,
  stores: readonly Store[],
): Edge {
  const given: ReadEdge = context.definition.edge ?? {};
  const controller = given.controller ?? 'nginx';
  const loadBalancer = given.loadBalancer ?? 'network';
  const mesh = controller === 'istio' || (given.mesh ?? false);
  const replicas = pick(given.replicas, context);
  reportContradictions(context, given, cloud);
  reportReferences(context, given, cluster, stores);
  return {
    controller,
    namespace: given.namespace ?? 'ingress',
    mesh,
    replicas: { minimum: replicas?.minimum ?? 2, maximum: replicas?.maximum ?? 2 },
    pool: given.pool,
    tls: given.tls ?? '1.2',
    loadBalancer,
    behind: behindOf(given),
    authentication: authenticationOf(context, given),
    certificates: loadBalancer === 'application' ? undefined : certificatesOf(context, given),
    dns: dnsOf(context, given, cloud),
    store: given.store,
    path: ['edge'],
  };
}

function behindOf({ behind }: ReadEdge): Edge['behind'] {
  if (behind === undefined) return undefined;
  return behind === 'cloudflare'
    ? { ranges: cloudflareRanges, header: 'CF-Connecting-IP' }
    : { ranges: behind, header: 'X-Forwarded-For' };
}

function authenticationOf(context: Context, { authentication }: ReadEdge): Edge['authentication'] {
  const issuer = pick(authentication?.issuer, context);
  if (authentication === undefined || issuer === undefined) return undefined;
  return {
    issuer,
    audience: authentication.audience,
    keys: pick(authentication.keys, context) ?? `${issuer}/protocol/openid-connect/certs`,
    path: ['edge', 'authentication'],
  };
}

function certificatesOf(context: Context, { certificates }: ReadEdge): EdgeCertificates {
  const isLast = context.environment === context.definition.environments.at(-1);
  return {
    email: certificates?.email,
    challenge: certificates?.challenge ?? 'dns',
    authority:
      certificates?.authority === undefined
        ? { letsEncrypt: pick(certificates?.letsEncrypt, context) ?? (isLast ? 'production' : 'staging') }
        : { secret: certificates.authority },
    path: certificates === undefined ? ['edge'] : ['edge', 'certificates'],
  };
}

const providers = { aws: 'aws', azure: 'azure', gcp: 'google' } as const;

function dnsOf(context: Context, { dns, behind }: ReadEdge, cloud: CloudPlace): EdgeDns {
  return {
    provider: dns?.provider ?? (behind === 'cloudflare' ? 'cloudflare' : providers[cloud.provider]),
    policy: dns?.policy ?? 'upsert-only',
    owner: dns?.owner === undefined ? `${context.definition.name}-${context.environment}` : dns.owner,
    project: pick(dns?.project, context),
    azure: pick(dns?.azure, context),
    path: dns === undefined ? ['edge'] : ['edge', 'dns'],
  };
}

/** Whoever needs the zone: external-dns, and cert-manager for its challenge. */
export function reportZone(context: Context, edge: Edge): void {
  const { dns, certificates } = edge;
  const needed = {
    google: 'project',
    azure: 'azure',
    aws: undefined,
    cloudflare: undefined,
    none: undefined,
  } as const;
  const field = needed[dns.provider];
  if (field !== undefined && dns[field] === undefined) {
    context.report({
      path: dns.path,
      reason: (where) => `nothing says where the DNS zone of ${where} lies`,
      fix:
        field === 'project'
          ? "Add edge.dns: { project: '...' }, or missing('...')."
          : 'Add edge.dns: { azure: { tenant, subscription, resourceGroup, identity } }.',
      needs: [
        ['edge', 'dns'],
        ['cloud', 'provider'],
      ],
    });
  }
  const byDns =
    certificates?.challenge === 'dns' && 'letsEncrypt' in certificates.authority && dns.provider === 'none';
  if (byDns) {
    context.report({
      path: ['edge', 'dns', 'provider'],
      reason: 'nobody can write the record by which the ownership of a host is shown',
      fix: "Name the provider of the zone, or write certificates: { challenge: 'http' }.",
      needs: [['edge', 'certificates']],
    });
  }
  if (certificates?.challenge === 'http' && edge.mesh) {
    context.report({
      path: ['edge', 'certificates', 'challenge'],
      reason: "the mesh's ingress gateway does not serve the answers of cert-manager",
      fix: "Write challenge: 'dns'.",
      needs: [['edge', 'controller']],
    });
  }
}

/** A sidecar takes only what goes to a Service: NGINX chooses the pods itself, and passes its sidecar by. */
export function reportSidecar(context: Context, edge: Edge, namespaces: readonly Namespace[]): void {
  const namespace = namespaces.find(({ name }) => name === edge.namespace);
  if (namespace?.mesh !== true || edge.controller === 'kong' || edge.controller === 'istio') return;
  context.report({
    path: [...namespace.path, 'mesh'],
    reason: 'NGINX chooses pods itself, so that its requests pass a sidecar by and are refused by the mesh',
    fix: "Remove it: services take requests of the edge without a sidecar. Or choose edge.controller: 'kong' or 'istio'.",
    needs: [['edge', 'controller']],
  });
}

function reportContradictions(context: Context, given: ReadEdge, cloud: CloudPlace): void {
  const controller = given.controller ?? 'nginx';
  const report = (field: string, reason: string, fix: string, ...needs: readonly string[]) =>
    context.report({
      path: ['edge', field],
      reason,
      fix,
      needs: [['edge', 'controller'], ...needs.map((need) => ['edge', need])],
    });
  if (given.loadBalancer === 'application') {
    if (cloud.provider !== 'aws') {
      report('loadBalancer', `'application' is not supported on ${cloud.provider}`, "Write 'network'.");
    }
    if (controller === 'gateway' || controller === 'istio' || given.mesh === true) {
      report(
        'loadBalancer',
        'a load balancer that ends TLS cannot stand in front of a gateway that ends it, too',
        "Write 'network', or choose controller: 'nginx' or 'kong'.",
        'mesh',
      );
    }
    if (given.certificates !== undefined) {
      context.report({
        path: ['edge', 'certificates'],
        atKey: true,
        reason: 'TLS ends at the load balancer, so that no client ever sees certificates of the cluster',
        fix: "Remove it: the load balancer finds its certificates in ACM. Or write loadBalancer: 'network'.",
        needs: [['edge', 'loadBalancer']],
      });
    }
  }
  if (given.mesh === true && controller === 'gateway') {
    report('mesh', 'a gateway cannot stand behind another one', "Choose controller: 'nginx' or 'kong'.");
  }
  if (given.tls === '1.3' && controller === 'gateway') {
    report('tls', 'NGINX Gateway Fabric 2.4 accepts TLS 1.2', "Write '1.2', or choose another controller.");
  }
  if (given.authentication?.audience !== undefined && controller === 'kong') {
    context.report({
      path: ['edge', 'authentication', 'audience'],
      reason: "Kong's open source plugin checks issuer, signature and expiry, but not the audience",
      fix: 'Remove it, and let the services check it.',
      needs: [['edge', 'controller']],
    });
  }
}

function reportReferences(
  context: Context,
  { pool, store, controller }: ReadEdge,
  cluster: Cluster,
  stores: readonly Store[],
): void {
  const pools = Object.keys(context.definition.cluster?.pools ?? {});
  if (pool !== undefined && !pools.includes(pool)) {
    reportUnknown(context, 'node pool', pool, pools, ['edge', 'pool'], [['cluster', 'pools']]);
  } else if (pool !== undefined && !cluster.pools.some(({ name }) => name === pool)) {
    context.report({
      path: ['edge', 'pool'],
      reason: (where) => `the pool '${pool}' has no nodes in ${where}`,
      fix: (where) => `Give the pool nodes in ${where}.`,
      needs: [['cluster', 'pools', pool, 'nodes']],
    });
  }
  if (store === undefined) return;
  const found = stores.find(({ name }) => name === store);
  if (found === undefined) {
    const names = stores.filter(({ type }) => type === 'postgres').map(({ name }) => name);
    reportUnknown(context, 'store', store, names, ['edge', 'store'], [['stores']]);
  } else if (found.type !== 'postgres' || controller !== 'kong') {
    context.report({
      path: ['edge', 'store'],
      reason: 'only Kong keeps its configuration in a store, and only in a postgres',
      fix: "Remove it, or choose controller: 'kong' and a postgres.",
      needs: [
        ['edge', 'controller'],
        ['stores', store],
      ],
    });
  }
}
