import type { Workload } from '../../../../facts/index.ts';
import { networkOf } from '../../../network.ts';
import { placeIn, titleOf } from '../../../place.ts';
import { type PodEnd, podsElsewhere } from '../../../pod-end.ts';
import { denialOf } from '../../../reachability.ts';
import type { FindingPlace, Rule, RuleInput } from '../../../rule.ts';
import { isInjected } from '../../../sidecar.ts';
import { textsAt } from '../../../value.ts';
import { denialPlaces, policiesText } from '../denials.ts';

/** Where Istio's sidecar gives out the metrics of the program with its own. */
const mergedPort = 15020;

export const rule: Rule = {
  id: 'blocked-scrape',
  title: 'Metrics that Prometheus may not fetch',
  severity: 'error',
  why: 'The target is down in Prometheus: no graph, no alert and no scaling by its metrics.',
  fix: 'Allow ingress from the namespace of Prometheus at the port of the metrics.',
  *check(input) {
    const network = networkOf(input);
    const prometheus = prometheusOf(input);
    for (const workload of input.cluster.workloads) {
      const metrics = metricsOf(input, workload);
      if (metrics === undefined) continue;
      const { port, place } = metrics;
      const ports = isInjected(input.cluster, workload) ? [port, mergedPort] : [port];
      const denials = ports.map((one) =>
        denialOf(network, 'ingress', workload, prometheus, { port: one, protocol: 'TCP' }),
      );
      const [denial] = denials;
      if (denial === undefined || denials.includes(undefined)) continue;
      const from = prometheus.namespace === undefined ? '' : ` from namespace ${prometheus.namespace}`;
      yield {
        message: `${titleOf(workload.object)} has metrics at port ${port}, but no ingress rule of ${policiesText(denial)} allows it${from}`,
        places: [...denialPlaces(denial), place],
        fix: `Allow ingress${from === '' ? ' from the namespace of Prometheus' : from} at port ${port}.`,
      };
    }
  },
};

/** Prometheus, wherever it runs: the definition says it, or its own object, or nobody. */
function prometheusOf({ environment, cluster, facts }: RuleInput): PodEnd {
  const found = [cluster, ...facts.clusters].flatMap((one) => one.ofKind('Prometheus'))[0]?.namespace;
  const namespace = environment?.monitoringNamespace ?? found;
  return namespace === undefined ? { ...podsElsewhere(''), namespace: undefined } : podsElsewhere(namespace);
}

function metricsOf(
  { environment }: RuleInput,
  workload: Workload,
): { readonly port: number; readonly place: FindingPlace } | undefined {
  const { object, podPath } = workload;
  if (podPath === undefined) return undefined;
  const path = [...podPath.slice(0, -1), 'metadata', 'annotations'];
  const annotations = textsAt(object.value, ...path);
  const port = Number(annotations['prometheus.io/port']);
  if (annotations['prometheus.io/scrape'] === 'true' && port > 0) {
    return { port, place: placeIn(object, [...path, 'prometheus.io/port'], `metrics are at port ${port}`) };
  }
  const service = environment?.services.find(
    ({ name, namespace }) => name === object.name && namespace === object.namespace,
  );
  if (service?.metrics === undefined) return undefined;
  return {
    port: service.metrics.port,
    place: placeIn(object, [], `${titleOf(object)} has metrics at port ${service.metrics.port}`),
  };
}
