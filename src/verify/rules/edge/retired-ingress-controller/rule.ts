import { containersOf } from '../../../container.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';

export const rule: Rule = {
  id: 'retired-ingress-controller',
  title: 'The retired ingress-nginx controller',
  severity: 'error',
  // Source: https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/
  why: 'The project ended in March 2026: holes in what stands open to the internet are not mended any more.',
  fix: 'Move to a controller that is kept: the NGINX Ingress Controller of F5, Kong, or one of the Gateway API.',
  *check({ cluster }) {
    for (const installed of cluster.software) {
      if (installed.chart?.name !== 'ingress-nginx') continue;
      yield {
        message: `${installed.name} installs ingress-nginx, which was retired in March 2026`,
        places: [{ at: installed.at, note: 'installs ingress-nginx' }],
      };
    }
    for (const object of cluster.ofKind('IngressClass')) {
      if (textAt(object.value, 'spec', 'controller') !== 'k8s.io/ingress-nginx') continue;
      yield {
        message: `${titleOf(object)} is served by ingress-nginx, which was retired in March 2026`,
        places: [placeIn(object, ['spec', 'controller'], 'is ingress-nginx')],
      };
    }
    for (const workload of cluster.workloads) {
      for (const { value, path } of containersOf(workload)) {
        if (!/(^|\/)ingress-nginx\/controller[:@]/.test(textAt(value, 'image') ?? '')) continue;
        yield {
          message: `${titleOf(workload.object)} runs ingress-nginx, which was retired in March 2026`,
          places: [placeIn(workload.object, [...path, 'image'], 'is ingress-nginx')],
        };
      }
    }
  },
};
