import type { Cluster, KubernetesObject } from '../../../../facts/index.ts';
import { httpRoutes, ingresses } from '../../../backends.ts';
import { containersOf } from '../../../container.ts';
import { neighboursOf } from '../../../declared.ts';
import { listed, placeIn, titleOf } from '../../../place.ts';
import type { FindingPlace, Rule, RuleInput } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';
import { annotationsOf, apiGateways, meshGateways } from '../routes.ts';

const hostAnnotation = 'external-dns.alpha.kubernetes.io/hostname';

/** What each source reads hosts from. Source: kubernetes-sigs/external-dns v0.21.0, docs/sources */
const sources: Readonly<Record<string, (cluster: Cluster) => readonly KubernetesObject[]>> = {
  service: (cluster) =>
    cluster.ofKind('Service').filter(({ value }) => annotationsOf(value)[hostAnnotation] !== undefined),
  ingress: ingresses,
  'istio-gateway': meshGateways,
  'istio-virtualservice': (cluster) => cluster.ofKind('VirtualService'),
  'gateway-httproute': (cluster) => cluster.ofKind('HTTPRoute'),
  'gateway-grpcroute': (cluster) => cluster.ofKind('GRPCRoute'),
};

export const rule: Rule = {
  id: 'blind-dns-source',
  title: 'external-dns reads from where no host is',
  severity: 'error',
  why: 'No record is ever made: the public hosts do not resolve, and nothing says why.',
  fix: 'Name the source in which the hosts stand, or annotate the Service of the load balancer with its hosts.',
  *check(input) {
    for (const { at, names } of readers(input)) {
      const clusters = [input.cluster, ...neighboursOf(input)];
      const known = names.flatMap((name) => sources[name] ?? []);
      if (known.length === 0 || known.length < names.length) continue;
      if (clusters.some((cluster) => known.some((find) => find(cluster).length > 0))) continue;
      const entry = clusters.flatMap(entries)[0];
      if (entry === undefined) continue;
      yield {
        message: `external-dns reads hosts from ${listed(names)}, and none of them names one, while requests enter by ${titleOf(entry)}`,
        places: [at, placeIn(entry, ['metadata', 'name'], 'requests enter here')],
      };
    }
  },
};

/** Every external-dns of the cluster with its sources, run by the files or installed by a chart. */
function* readers({
  cluster,
}: RuleInput): Iterable<{ readonly at: FindingPlace; readonly names: readonly string[] }> {
  for (const workload of cluster.workloads) {
    for (const { value, path } of containersOf(workload)) {
      if (!/(^|\/)external-dns[:@]/.test(textAt(value, 'image') ?? '')) continue;
      const given = listAt(value, 'args').map((argument) => /^--source=(.+)$/.exec(String(argument))?.[1]);
      const names = given.filter((name) => name !== undefined);
      const index = given.findIndex((name) => name !== undefined);
      if (names.length > 0)
        yield { names, at: placeIn(workload.object, [...path, 'args', index], `reads ${listed(names)}`) };
    }
  }
}

/** Where requests enter the cluster. */
function entries(cluster: Cluster): readonly KubernetesObject[] {
  return [
    ...meshGateways(cluster),
    ...apiGateways(cluster),
    ...httpRoutes(cluster),
    ...ingresses(cluster),
    ...cluster.ofKind('Service').filter(({ value }) => textAt(value, 'spec', 'type') === 'LoadBalancer'),
  ];
}
