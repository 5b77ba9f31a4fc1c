import { type DataPath, nearest } from '../../../../base/index.ts';
import type { KubernetesObject } from '../../../../facts/index.ts';
import { containersOf } from '../../../container.ts';
import { type Network, networkOf } from '../../../network.ts';
import { listed, placeIn, titleOf } from '../../../place.ts';
import type { Report, Rule, RuleInput } from '../../../rule.ts';
import { fieldsAt, listAt, textAt } from '../../../value.ts';
import { addressesIn, type ClusterAddress } from '../addresses.ts';
import { mayBeMadeElsewhere, serviceNames, servicesNamed } from '../known-services.ts';

/** A value that a program reads as an address. */
interface Value {
  readonly object: KubernetesObject;
  readonly path: DataPath;
  readonly name: string;
  readonly text: string;
}

export const rule: Rule = {
  id: 'dangling-address',
  title: 'An address in the cluster that leads nowhere',
  severity: 'error',
  why: 'The name does not resolve, or the connection is refused, as soon as the program uses the address.',
  fix: 'Write the name and the port of a Service; names of other namespaces as <service>.<namespace>.svc.',
  *check(input) {
    const network = networkOf(input);
    for (const value of valuesOf(input)) {
      for (const address of addressesIn(value.text)) yield* judge(network, value, address);
    }
  },
};

function* valuesOf({ cluster }: RuleInput): Iterable<Value> {
  for (const workload of cluster.workloads) {
    for (const { value, path } of containersOf(workload)) {
      for (const [index, variable] of listAt(value, 'env').entries()) {
        const [name, text] = [textAt(variable, 'name') ?? '', textAt(variable, 'value')];
        if (text !== undefined)
          yield { object: workload.object, path: [...path, 'env', index, 'value'], name, text };
      }
    }
  }
  for (const object of cluster.ofKind('ConfigMap')) {
    for (const [name, text] of Object.entries(fieldsAt(object.value, 'data'))) {
      if (typeof text === 'string') yield { object, path: ['data', name], name, text };
    }
  }
}

/** The variable and whose it is; a ConfigMap is left unnamed, since its name may carry a hash of its contents. */
function ownerOf({ name, object }: Value): string {
  return object.kind === 'ConfigMap' ? name : `${name} of ${titleOf(object)}`;
}

function* judge(network: Network, value: Value, address: ClusterAddress): Iterable<Report> {
  const { host, service, port } = address;
  const namespace = address.namespace ?? value.object.namespace;
  const named = servicesNamed(network, service);
  const found = named.find(
    (one) => one.namespace === namespace || one.namespace === undefined || namespace === undefined,
  );
  const place = placeIn(
    value.object,
    value.path,
    `${value.name} names ${host}${port === undefined ? '' : ` at port ${port}`}`,
  );
  if (found !== undefined) {
    if (port === undefined || found.ports === undefined || found.ports.includes(port)) return;
    const [ports, title] = [listed(found.ports.map(String)), titleOf(found.object)];
    yield {
      message: `${ownerOf(value)} leads to port ${port} of Service ${service}, which has ${ports === '' ? 'no port' : `only ${ports}`}`,
      places: [
        place,
        placeIn(
          found.object,
          found.ports.length === 1 ? ['spec', 'ports', 0, 'port'] : ['spec', 'ports'],
          `${title} has ${ports === '' ? 'no port' : `port ${ports}`}`,
        ),
      ],
    };
    return;
  }
  if (!network.inhabited.has(namespace) || mayBeMadeElsewhere(network, namespace, service)) return;
  const [elsewhere] = named;
  const meant = nearest(service, serviceNames(network, namespace));
  yield {
    message: `${ownerOf(value)} leads to ${host}, but the namespace ${namespace ?? 'default'} has no Service ${service}`,
    places: [
      place,
      ...named.map((one) =>
        placeIn(
          one.object,
          ['metadata', 'name'],
          `Service ${service} is in namespace ${one.namespace ?? 'default'}`,
        ),
      ),
    ],
    ...(elsewhere !== undefined
      ? { fix: `Write ${service}.${elsewhere.namespace}.svc.` }
      : meant !== undefined
        ? { fix: `Did you mean the Service ${meant}?` }
        : {}),
  };
}
