import type { DataPath } from '../../../../base/index.ts';
import { podSpecPath } from '../../../../kubernetes/index.ts';
import { declaredObject } from '../../../declared.ts';
import { isMadeElsewhere } from '../../../made.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { mayBeBrought } from '../brought.ts';
import { nearObject } from '../near.ts';

const TARGETS: Readonly<Record<string, DataPath>> = {
  HorizontalPodAutoscaler: ['spec', 'scaleTargetRef'],
  ScaledObject: ['spec', 'scaleTargetRef'],
  VerticalPodAutoscaler: ['spec', 'targetRef'],
};

export const rule: Rule = {
  id: 'dangling-autoscaler-target',
  title: 'An autoscaler whose target does not exist',
  severity: 'error',
  why: 'The autoscaler finds nothing to scale: the number and size of the pods stay as they are, whatever the load.',
  fix: 'Name the kind and name of a workload in the namespace of the autoscaler.',
  *check(input) {
    const { cluster } = input;
    for (const [owner, path] of Object.entries(TARGETS)) {
      for (const object of cluster.ofKind(owner)) {
        const name = textAt(object.value, ...path, 'name');
        const kind = textAt(object.value, ...path, 'kind') ?? 'Deployment';
        // A custom kind that is nowhere in the files is made by its operator.
        const isKnown = podSpecPath(kind) !== undefined || cluster.ofKind(kind).length > 0;
        if (name === undefined || !isKnown) continue;
        if (declaredObject(input, kind, object.namespace, name) !== undefined) continue;
        if (mayBeBrought(input, object.namespace)) continue;
        if (isMadeElsewhere(input.facts, kind, object.namespace, name)) continue;
        const other = cluster.workloads.find(
          (workload) => workload.object.name === name && workload.namespace === object.namespace,
        );
        const near = nearObject(cluster, kind, object.namespace, name);
        const places =
          other === undefined
            ? near.places
            : [placeIn(other.object, ['kind'], `${name} is a ${other.object.kind}`)];
        yield {
          message: `${titleOf(object)} scales ${kind} ${name}, which its namespace does not have`,
          places: [placeIn(object, [...path, 'name'], `scales ${kind} ${name}`), ...places],
          ...(other === undefined && near.fix !== undefined ? { fix: near.fix } : {}),
        };
      }
    }
  },
};
