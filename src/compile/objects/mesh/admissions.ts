import { isObject } from '../../../base/index.ts';
import type { NetworkPolicyIngressRule } from '../../../kubernetes/index.ts';
import type { Environment, Service, Store } from '../../../model/index.ts';
import { principalOf } from '../addresses.ts';
import type { Added } from '../area.ts';
import { isMeshed } from '../meshed.ts';
import { namespaceLabel } from '../network/peers.ts';
import { bucketsOn, portsPastSidecar, serverPorts } from '../object-servers.ts';
import { exporterPort, operators, poolerMetricsPort } from '../store-operators.ts';
import { poolerName } from '../store-pods.ts';

/** Somebody who may come in: by identity, by namespace, or without either where there is no sidecar to vouch for them. */
export interface Admission {
  readonly from:
    | { readonly principals: readonly string[] }
    | { readonly namespaces: readonly string[] }
    | 'plain';
  /** Ports of the pods; all unless given. */
  readonly ports?: readonly number[];
  readonly why: string;
}

/** Ports of the sidecar itself, which pass it by: merged metrics, health, its own metrics. */
const sidecarPorts: readonly number[] = [15020, 15021, 15090];

/** Who may reach the pods of a service. */
export function serviceAdmissions(
  environment: Environment,
  service: Service,
  added: Added,
): readonly Admission[] {
  const ports = service.ports.filter((port) => port.name !== 'metrics').map((port) => port.port);
  const callers = environment.services.filter((one) => one.calls.services.includes(service.name));
  return [
    ...fromCallers(environment, callers, ports, 'services that call this one'),
    ...(service.workload === 'StatefulSet'
      ? [{ from: { principals: [principalOf(service)] }, why: 'its own pods' }]
      : []),
    ...fromOpenings(environment, service.namespace, added.openings('service', service.name)),
  ];
}

/** Who may reach the pods of a store in the cluster. */
export function storeAdmissions(environment: Environment, store: Store, added: Added): readonly Admission[] {
  const names =
    store.type === 'bucket' ? bucketsOn(environment, store).map(({ name }) => name) : [store.name];
  const callers = environment.services.filter(({ calls }) =>
    names.some((name) => calls.stores.includes(name)),
  );
  const operator = store.type === 'postgres' || store.type === 'rabbitmq' ? operators[store.type] : undefined;
  const itself =
    operator === undefined
      ? []
      : [
          {
            from: {
              principals: [principalOf({ name: operator.account(store.name), namespace: store.namespace })],
            },
            ports: operator.peers,
            why: 'its own instances',
          },
          fromNamespace(environment, operator.namespace, operator.control, 'its operator'),
          fromNamespace(environment, environment.monitoringNamespace, [operator.metrics], 'its metrics'),
        ];
  return [
    ...fromCallers(environment, callers, [store.port], 'services that call the store'),
    ...itself,
    ...besideStore(environment, store),
    ...fromOpenings(
      environment,
      store.namespace,
      added.openings('store', store.name),
      store.type === 'bucket' ? portsPastSidecar : [],
    ),
  ];
}

/** What stands before or beside a store: its pool of connections, the exporter of its metrics, its own copies. */
function besideStore(environment: Environment, store: Store): readonly Admission[] {
  const scraped = (port: number) =>
    fromNamespace(environment, environment.monitoringNamespace, [port], 'metrics of what stands before it');
  const itself = { principals: [principalOf(store)] };
  const ports = [store.port];
  if (store.pooler) {
    const pooler = principalOf({ name: poolerName(store), namespace: store.namespace });
    const from = { principals: [pooler] };
    return [{ from, ports, why: 'the pool of connections before it' }, scraped(poolerMetricsPort)];
  }
  // What servers of objects say to each other passes their sidecars by.
  if (store.type === 'bucket') return [scraped(serverPorts.metrics)];
  if (store.type !== 'redis') return [];
  const copies = { from: itself, ports, why: 'copies follow the writer' };
  return [...(store.instances > 1 ? [copies] : []), scraped(exporterPort)];
}

function fromCallers(
  environment: Environment,
  callers: readonly Service[],
  ports: readonly number[],
  why: string,
): readonly Admission[] {
  if (ports.length === 0) return [];
  const meshed = callers.filter((one) => isMeshed(environment, one.namespace));
  return [
    ...(meshed.length === 0 ? [] : [{ from: { principals: meshed.map(principalOf) }, ports, why }]),
    ...(meshed.length === callers.length ? [] : [{ from: 'plain' as const, ports, why }]),
  ];
}

function fromNamespace(
  environment: Environment,
  namespace: string,
  ports: readonly number[],
  why: string,
): Admission {
  const from = isMeshed(environment, namespace) ? { namespaces: [namespace] } : ('plain' as const);
  return { from, ports, why };
}

/**
 * What other areas let in, as their network policies name it.
 * @param past ports that the sidecar does not see
 */
function fromOpenings(
  environment: Environment,
  own: string,
  openings: ReturnType<Added['openings']>,
  past: readonly number[] = [],
): readonly Admission[] {
  return openings.flatMap((opening): readonly Admission[] => {
    if (opening.side !== 'ingress') return [];
    const { rule, why } = opening.allowed;
    const ports = (rule.ports ?? []).flatMap(({ port }) => (typeof port === 'number' ? [port] : []));
    const seen = ports.filter((port) => !sidecarPorts.includes(port) && !past.includes(port));
    if (seen.length === 0) return [];
    return peerNamespaces(rule, own).map((namespace) => fromNamespace(environment, namespace, seen, why));
  });
}

/** The namespaces that a rule names; the empty name where it names none, which is outside the mesh. */
function peerNamespaces(rule: NetworkPolicyIngressRule, own: string): readonly string[] {
  const names = (rule.from ?? []).map((peer) => {
    if (peer.namespaceSelector === undefined) return peer.podSelector === undefined ? '' : own;
    const labels: unknown = peer.namespaceSelector.matchLabels;
    return isObject(labels) ? String(labels[namespaceLabel] ?? '') : '';
  });
  return [...new Set(names)];
}
