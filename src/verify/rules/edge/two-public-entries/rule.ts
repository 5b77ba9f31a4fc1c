import { type DataPath, descend, plain, type Tree, valueAt } from '../../../../base/index.ts';
import type { Installed, KubernetesObject } from '../../../../facts/index.ts';
import { backendsOf } from '../../../backends.ts';
import { declaredObject } from '../../../declared.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule, RuleInput } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { annotationsOf, classOf } from '../routes.ts';

/** Charts whose Service has a load balancer unless their values say otherwise. Source: values.yaml of each, 2025-11. */
const publicCharts: Readonly<Record<string, DataPath>> = {
  'ingress-nginx': ['controller', 'service', 'type'],
  'nginx-ingress': ['controller', 'service', 'type'],
  kong: ['proxy', 'type'],
};

export const rule: Rule = {
  id: 'two-public-entries',
  title: 'A second public entry beside the load balancer',
  severity: 'error',
  why: 'Whoever finds the second address goes round what the first one does: certificates, firewall, limits, access lists.',
  fix: 'Make the Service behind the load balancer a ClusterIP.',
  *check(input) {
    const reported = new Set<string>();
    for (const { object, path, service, namespace } of backendsOf(input.cluster)) {
      if (classOf(object) === undefined && object.kind === 'Ingress') continue;
      const key = `${namespace}/${service}`;
      const entry = reported.has(key) ? undefined : entryOf(input, object, namespace, service);
      if (entry === undefined) continue;
      reported.add(key);
      yield {
        message: `${entry.title} has a load balancer of its own beside that of ${titleOf(object)}`,
        places: [entry.place, placeIn(object, path, 'leads to it through another entry')],
      };
    }
  },
};

function entryOf(input: RuleInput, route: KubernetesObject, namespace: string | undefined, service: string) {
  const target = declaredObject(input, 'Service', namespace, service);
  if (target !== undefined) {
    const isPublic = textAt(target.value, 'spec', 'type') === 'LoadBalancer';
    if (!isPublic || isInternal(annotationsOf(target.value))) return undefined;
    return { title: titleOf(target), place: placeIn(target, ['spec', 'type'], 'is a public entry') };
  }
  // A route of the controller's own class leads through it, not to it.
  const own = classOf(route);
  const controller = input.cluster.software.find(
    (one) =>
      one.namespace === namespace && namespace !== undefined && service.startsWith(one.name) && isPublic(one),
  );
  if (controller === undefined || own === 'nginx' || own === 'kong') return undefined;
  const note = 'its chart makes a public entry';
  return { title: `the controller ${controller.name}`, place: { at: controller.at, note } };
}

/** Whether a chart makes a load balancer that the internet reaches: values that speak of annotations may make it private. */
function isPublic({ chart, values }: Installed): boolean {
  const path = Object.hasOwn(publicCharts, chart?.name ?? '') ? publicCharts[chart?.name ?? ''] : undefined;
  if (path === undefined) return false;
  const says = (tree: Tree, at: DataPath) => descend(tree, at) !== undefined;
  const type = values.map((tree) => valueAt(plain(tree), path)).findLast((one) => one !== undefined);
  const isAnnotated = values.some((tree) => says(tree, [...path.slice(0, -1), 'annotations']));
  return type === undefined ? !isAnnotated : type === 'LoadBalancer' && !isAnnotated;
}

/** A load balancer that only the private network reaches. */
function isInternal(annotations: Readonly<Record<string, string>>): boolean {
  return (
    annotations['service.beta.kubernetes.io/aws-load-balancer-scheme'] === 'internal' ||
    annotations['service.beta.kubernetes.io/aws-load-balancer-internal'] === 'true' ||
    annotations['service.beta.kubernetes.io/azure-load-balancer-internal'] === 'true' ||
    annotations['networking.gke.io/load-balancer-type'] === 'Internal'
  );
}
