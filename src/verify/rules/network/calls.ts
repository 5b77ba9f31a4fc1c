import type { Workload } from '../../../facts/index.ts';
import type { Environment, External, Service, Store } from '../../../model/index.ts';
import { parseRange } from '../../address.ts';
import type { Network } from '../../network.ts';
import { oncePer } from '../../once-per.ts';
import { podsElsewhere, podsOf } from '../../pod-end.ts';
import type { End, Listening } from '../../reachability.ts';

/** A call that the definition declares, and where it leads in the cluster. */
export interface Call {
  readonly callee: string;
  /** The pods that answer; undefined where they are no pods of the cluster. */
  readonly workload: Workload | undefined;
  readonly end: End;
  readonly listening: Listening;
}

/** The pods of a service or store of the definition, whatever kind runs them. */
export function workloadNamed(network: Network, name: string, namespace: string): Workload | undefined {
  const named = workloadsByName(network).get(name) ?? [];
  return named.find((one) => one.namespace === namespace) ?? named.find((one) => one.namespace === undefined);
}

/** The calls of a service whose way can be judged; what runs in no file is left out. */
export function callsOf(network: Network, environment: Environment, service: Service): readonly Call[] {
  const { calls } = service;
  const { services, stores, externals } = partsByName(environment);
  return [
    ...calls.services.flatMap((name) => serviceCall(network, services.get(name))),
    ...calls.stores.flatMap((name) => storeCall(network, environment, stores.get(name))),
    ...calls.externals.flatMap((name) => externalCalls(environment, service, externals.get(name))),
  ];
}

const partsByName = oncePer((environment: Environment) => ({
  services: new Map(environment.services.map((one) => [one.name, one])),
  stores: new Map(environment.stores.map((one) => [one.name, one])),
  externals: new Map(environment.externals.map((one) => [one.name, one])),
}));

/** The port that requests go to: the first that is not for metrics. */
function serviceCall(network: Network, service: Service | undefined): readonly Call[] {
  if (service === undefined) return [];
  const port = service.ports.find(({ name }) => name !== 'metrics');
  const workload = workloadNamed(network, service.name, service.namespace);
  if (port === undefined || workload === undefined) return [];
  const listening = { port: port.port, protocol: port.protocol };
  return [{ callee: service.name, workload, end: podsOf(workload), listening }];
}

function storeCall(network: Network, environment: Environment, store: Store | undefined): readonly Call[] {
  if (store === undefined) return [];
  const listening = { port: store.port, protocol: 'TCP' } as const;
  const call = { callee: store.name, workload: undefined, listening };
  if (store.type === 'bucket' && store.runs === 'managed')
    return [{ ...call, end: { kind: 'addresses', range: 'public' } }];
  if (store.runs === 'managed') {
    return (store.addresses ?? [environment.cloud.dataNetwork]).flatMap((text): readonly Call[] => {
      const range = parseRange(text);
      return range === undefined ? [] : [{ ...call, end: { kind: 'addresses', range } }];
    });
  }
  // A pool of connections before a database answers for it.
  const entry = store.pooler ? `${store.name}-pooler` : (store.objects?.on ?? store.name);
  const workload = workloadNamed(network, entry, store.namespace);
  return workload === undefined ? [] : [{ ...call, workload, end: podsOf(workload) }];
}

/** The pods of the mesh's gateway for calls to the outside. */
const egressGateway = podsElsewhere('istio-egress', { istio: 'egress' });

/**
 * One call for each known range of addresses; somewhere in public where none is known. Meshed pods call by way of the
 * gateway where the mesh has one, but for what others run in the cluster.
 */
function externalCalls(
  environment: Environment,
  caller: Service,
  external: External | undefined,
): readonly Call[] {
  if (external === undefined) return [];
  const { name, port, addresses, pods } = external;
  if (pods !== undefined) {
    const end = podsElsewhere(pods.namespace, pods.labels);
    return [{ callee: name, workload: undefined, end, listening: { port, protocol: 'TCP' } }];
  }
  const meshed = environment.namespaces.some((one) => one.name === caller.namespace && one.mesh);
  if (meshed && environment.mesh?.egress !== undefined) {
    const listening = { port, protocol: 'TCP' } as const;
    return [{ callee: name, workload: undefined, end: egressGateway, listening }];
  }
  const ranges =
    addresses === undefined ? (['public'] as const) : addresses.flatMap((text) => parseRange(text) ?? []);
  return ranges.map((range) => ({
    callee: name,
    workload: undefined,
    end: { kind: 'addresses', range },
    listening: { port, protocol: 'TCP' },
  }));
}

const workloadsByName = oncePer(({ workloads }: Network) => {
  const index = new Map<string, Workload[]>();
  for (const workload of workloads) {
    const named = index.get(workload.object.name);
    if (named === undefined) index.set(workload.object.name, [workload]);
    else named.push(workload);
  }
  return index;
});
