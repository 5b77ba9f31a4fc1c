import type { DataPath } from '../../../../base/index.ts';
import type { Cluster, KubernetesObject } from '../../../../facts/index.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule, RuleInput } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';
import { isServed } from '../served.ts';

/** Disks and file systems of the clouds whose clusters bring the API along. */
const bringers = /(azure|\.gke\.io|gce-pd|filestore)/;

export const rule: Rule = {
  id: 'missing-metrics-server',
  title: 'Autoscaling by cpu or memory without metrics-server',
  severity: 'error',
  why: 'The autoscaler shows <unknown> and stands still, and kubectl top fails: nothing tells how much pods use.',
  fix: 'Install metrics-server.',
  *check(input) {
    const { cluster } = input;
    if (bringsIt(input) || isServed(input, 'metrics.k8s.io', /metrics-server/) !== false) return;
    // One finding is enough: what is missing is missing for all of them.
    for (const [object, path] of readers(cluster)) {
      yield {
        message: `${titleOf(object)} scales by what pods use, and metrics-server is not among the software that is installed`,
        places: [placeIn(object, path, 'reads it from metrics.k8s.io')],
      };
      return;
    }
  },
};

function bringsIt({ cluster, environment }: RuleInput): boolean {
  if (environment !== undefined) return environment.cloud.provider !== 'aws';
  return cluster
    .ofKind('StorageClass')
    .some(({ value }) => bringers.test(textAt(value, 'provisioner') ?? ''));
}

/** Autoscalers by cpu or memory, and where each says so. */
function* readers(cluster: Cluster): Iterable<readonly [KubernetesObject, DataPath]> {
  for (const object of cluster.ofKind('HorizontalPodAutoscaler')) {
    const metrics = listAt(object.value, 'spec', 'metrics');
    const index = metrics.findIndex((metric) => /^(Container)?Resource$/.test(textAt(metric, 'type') ?? ''));
    if (index !== -1) yield [object, ['spec', 'metrics', index, 'type']];
  }
  for (const object of cluster.ofKind('ScaledObject')) {
    const triggers = listAt(object.value, 'spec', 'triggers');
    const index = triggers.findIndex((trigger) => /^(cpu|memory)$/.test(textAt(trigger, 'type') ?? ''));
    if (index !== -1) yield [object, ['spec', 'triggers', index, 'type']];
  }
}
