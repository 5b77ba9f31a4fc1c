import type { DataPath } from '../../../base/index.ts';
import type { KubernetesObject } from '../../../facts/index.ts';
import type { Network } from '../../network.ts';
import { oncePer } from '../../once-per.ts';
import { type Fields, fieldsAt, listAt, numberAt, textAt } from '../../value.ts';

/** One way that a VirtualService leads requests or connections. */
export interface Route {
  readonly object: KubernetesObject;
  readonly path: DataPath;
  readonly value: unknown;
  readonly protocol: 'http' | 'tls' | 'tcp';
  readonly destinations: readonly Destination[];
}

export interface Destination {
  readonly path: DataPath;
  readonly host: string;
  readonly subset: string | undefined;
  /** Undefined where none is stated. */
  readonly weight: number | undefined;
}

/** A group of pods of a host, as a DestinationRule names it. */
export interface Subset {
  readonly rule: KubernetesObject;
  readonly path: DataPath;
  readonly name: string;
  readonly labels: Fields;
}

/** A host inside the cluster. */
export interface ClusterHost {
  readonly service: string;
  readonly namespace: string | undefined;
}

export const isMeshKind = ({ apiVersion }: KubernetesObject): boolean =>
  apiVersion.startsWith('networking.istio.io/');

/** All ways of the VirtualServices of a network. */
export const routesOf: (network: Network) => readonly Route[] = oncePer((network) =>
  network.members
    .flatMap((member) => member.ofKind('VirtualService'))
    .filter(isMeshKind)
    .flatMap((object) =>
      (['http', 'tls', 'tcp'] as const).flatMap((protocol) =>
        listAt(object.value, 'spec', protocol).map((value, index): Route => {
          const path = ['spec', protocol, index];
          return { object, path, value, protocol, destinations: destinationsIn(value, path) };
        }),
      ),
    ),
);

function destinationsIn(route: unknown, path: DataPath): readonly Destination[] {
  return listAt(route, 'route').flatMap((one, index) => {
    const host = textAt(one, 'destination', 'host');
    if (host === undefined) return [];
    const place = [...path, 'route', index];
    const [subset, weight] = [textAt(one, 'destination', 'subset'), numberAt(one, 'weight')];
    return [{ path: place, host, subset, weight }];
  });
}

/** Whether requests take a destination: a single one takes all, of several those with a weight. */
export function isTaken({ weight }: Destination, { destinations }: Route): boolean {
  return destinations.length === 1 || (weight ?? 0) > 0;
}

/** A host of the cluster; undefined for hosts of the world. */
export function clusterHost(host: string, namespace: string | undefined): ClusterHost | undefined {
  const labels = host.replace(/\.cluster\.local$/, '').split('.');
  const [service = '', space, svc, ...more] = labels;
  if (host.includes('*') || more.length > 0) return undefined;
  if (space === undefined) return { service, namespace };
  if (svc === 'svc') return { service, namespace: space };
  return undefined;
}

/** The DestinationRules of a network. */
export const destinationRulesOf: (network: Network) => readonly KubernetesObject[] = oncePer((network) =>
  network.members.flatMap((member) => member.ofKind('DestinationRule')).filter(isMeshKind),
);

/** The subsets of a host. */
export function subsetsOf(network: Network, host: ClusterHost): readonly Subset[] {
  return destinationRulesOf(network)
    .filter((rule) => {
      const own = clusterHost(textAt(rule.value, 'spec', 'host') ?? '', rule.namespace);
      return own?.service === host.service && own.namespace === host.namespace;
    })
    .flatMap((rule) =>
      listAt(rule.value, 'spec', 'subsets').flatMap((subset, index) => {
        const name = textAt(subset, 'name');
        const path = ['spec', 'subsets', index];
        return name === undefined ? [] : [{ rule, path, name, labels: fieldsAt(subset, 'labels') }];
      }),
    );
}

/** The Kubernetes Service of a host. */
export function serviceAt(
  network: Network,
  { service, namespace }: ClusterHost,
): KubernetesObject | undefined {
  for (const member of network.members) {
    const found = member.find('Service', namespace, service);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A duration as Istio writes it, '1m30s', '500ms', in seconds. */
export function seconds(text: string | undefined): number | undefined {
  if (text === undefined || !/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) return undefined;
  const sizes: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };
  return [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (sizes[unit ?? ''] ?? 0),
    0,
  );
}
