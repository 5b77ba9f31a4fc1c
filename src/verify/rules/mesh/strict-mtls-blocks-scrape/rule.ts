import type { DataPath } from '../../../../base/index.ts';
import type { KubernetesObject, Workload } from '../../../../facts/index.ts';
import { type Network, networkOf } from '../../../network.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { isInjected } from '../../../sidecar.ts';
import { fieldsAt, listAt, numberAt, textAt } from '../../../value.ts';
import { strictnessOf } from '../authentication.ts';

/** Ports of the sidecar itself, which take plain text always. */
const sidecarPorts = [15020, 15090];

/** A port that Prometheus asks for metrics. */
interface Scrape {
  readonly object: KubernetesObject;
  readonly path: DataPath;
  readonly workload: Workload;
  readonly port: number;
}

export const rule: Rule = {
  id: 'strict-mtls-blocks-scrape',
  title: 'Metrics that are asked for where only the mesh may ask',
  severity: 'error',
  why: 'Prometheus has no sidecar and no certificate of the mesh: under STRICT its requests are refused, and graphs and alerts stay empty.',
  fix: 'Scrape port 15020 (/stats/prometheus), where the sidecar merges the metrics, or make the port PERMISSIVE.',
  *check(input) {
    const network = networkOf(input);
    for (const { object, path, workload, port } of scrapesOf(network)) {
      if (!input.cluster.objects.includes(object) || sidecarPorts.includes(port)) continue;
      if (!network.members.some((member) => isInjected(member, workload))) continue;
      const strict = strictnessOf(network, workload, port);
      if (strict === undefined) continue;
      yield {
        message: `${titleOf(object)} scrapes port ${port} of ${workload.object.name}, whose sidecar takes nothing but mutual TLS there`,
        places: [
          placeIn(object, path, `asks port ${port}`),
          placeIn(strict.object, strict.path, `${titleOf(strict.object)} says STRICT`),
        ],
      };
    }
  },
};

function* scrapesOf(network: Network): Iterable<Scrape> {
  for (const member of network.members) {
    for (const object of member.ofKind('PodMonitor')) {
      const pods = targets(network, object);
      for (const [index, endpoint] of listAt(object.value, 'spec', 'podMetricsEndpoints').entries()) {
        if (isWrapped(endpoint)) continue;
        const path = ['spec', 'podMetricsEndpoints', index];
        yield* pods.flatMap((workload) => scrape(object, path, workload, portIn(workload, endpoint)));
      }
    }
    for (const object of member.ofKind('ServiceMonitor')) {
      for (const [index, endpoint] of listAt(object.value, 'spec', 'endpoints').entries()) {
        if (isWrapped(endpoint)) continue;
        const path = ['spec', 'endpoints', index];
        for (const service of servicesOf(network, object)) {
          const entry = listAt(service.value, 'spec', 'ports').find(
            (port) => textAt(port, 'name') === textAt(endpoint, 'port'),
          );
          if (entry === undefined) continue;
          const behind = network.selected(service.namespace, {
            matchLabels: fieldsAt(service.value, 'spec', 'selector'),
          });
          yield* behind.flatMap((workload) =>
            scrape(
              object,
              path,
              workload,
              portIn(workload, {
                port: textAt(entry, 'targetPort'),
                portNumber:
                  numberAt(entry, 'targetPort') ??
                  (textAt(entry, 'targetPort') === undefined ? numberAt(entry, 'port') : undefined),
              }),
            ),
          );
        }
      }
    }
  }
}

function scrape(
  object: KubernetesObject,
  path: DataPath,
  workload: Workload,
  port: number | undefined,
): readonly Scrape[] {
  return port === undefined ? [] : [{ object, path, workload, port }];
}

/** Whether the request comes with a certificate of its own, or its address is written anew. */
function isWrapped(endpoint: unknown): boolean {
  return (
    textAt(endpoint, 'scheme')?.toLowerCase() === 'https' ||
    listAt(endpoint, 'relabelings').some((one) => textAt(one, 'targetLabel') === '__address__')
  );
}

function portIn({ ports }: Workload, endpoint: unknown): number | undefined {
  const name = textAt(endpoint, 'port') ?? textAt(endpoint, 'targetPort');
  if (name !== undefined) return ports.find((port) => port.name === name)?.port;
  return numberAt(endpoint, 'portNumber') ?? numberAt(endpoint, 'targetPort');
}

function namespacesOf(object: KubernetesObject): readonly (string | undefined)[] | undefined {
  const selector = fieldsAt(object.value, 'spec', 'namespaceSelector');
  if (selector.any === true) return undefined;
  const names = listAt(selector, 'matchNames').map(String);
  return names.length > 0 ? names : [object.namespace];
}

function targets(network: Network, object: KubernetesObject): readonly Workload[] {
  const spaces = namespacesOf(object) ?? [...network.inhabited];
  return spaces.flatMap((namespace) =>
    network.selected(namespace, fieldsAt(object.value, 'spec', 'selector')),
  );
}

function servicesOf(network: Network, object: KubernetesObject): readonly KubernetesObject[] {
  const spaces = namespacesOf(object);
  const wanted = Object.entries(fieldsAt(object.value, 'spec', 'selector', 'matchLabels'));
  return network.members
    .flatMap((member) => member.ofKind('Service'))
    .filter(({ namespace, value }) => {
      const labels = fieldsAt(value, 'metadata', 'labels');
      return (
        (spaces === undefined || spaces.includes(namespace)) &&
        wanted.length > 0 &&
        wanted.every(([key, one]) => labels[key] === one)
      );
    });
}
