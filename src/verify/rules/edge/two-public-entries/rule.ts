import { declaredObject } from '../../../declared.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { annotationsOf, backendsOf, classOf } from '../routes.ts';

export const rule: Rule = {
  id: 'two-public-entries',
  title: 'A second public entry beside the load balancer',
  severity: 'error',
  why: 'Whoever finds the second address goes round what the first one does: certificates, firewall, limits, access lists.',
  fix: 'Make the Service behind the load balancer a ClusterIP.',
  *check(input) {
    const reported = new Set<string>();
    for (const { object, path, service, namespace } of backendsOf(input.cluster)) {
      const target = declaredObject(input, 'Service', namespace, service);
      if (target === undefined || textAt(target.value, 'spec', 'type') !== 'LoadBalancer') continue;
      if (classOf(object) === undefined && object.kind === 'Ingress') continue;
      const key = `${namespace}/${service}`;
      if (reported.has(key) || isInternal(annotationsOf(target.value))) continue;
      reported.add(key);
      yield {
        message: `${titleOf(target)} has a load balancer of its own beside that of ${titleOf(object)}`,
        places: [
          placeIn(target, ['spec', 'type'], 'is a public entry'),
          placeIn(object, path, 'leads to it through another entry'),
        ],
      };
    }
  },
};

/** A load balancer that only the private network reaches. */
function isInternal(annotations: Readonly<Record<string, string>>): boolean {
  return (
    annotations['service.beta.kubernetes.io/aws-load-balancer-scheme'] === 'internal' ||
    annotations['service.beta.kubernetes.io/aws-load-balancer-internal'] === 'true' ||
    annotations['service.beta.kubernetes.io/azure-load-balancer-internal'] === 'true' ||
    annotations['networking.gke.io/load-balancer-type'] === 'Internal'
  );
}
