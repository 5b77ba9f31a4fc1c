import type { Report } from '../problems.ts';
import { fieldAt, scalarAt } from './edit.ts';
import { editFields, isSelected, replicaFields } from './field-specs.ts';
import type { Kustomization } from './kustomization.ts';
import { checkFields, fieldOf, itemsOf, optionalText } from './kustomization.ts';
import type { Resource } from './resource.ts';

/** Applies `replicas`: the numbers of pods, by the name that the object has or had. */
export function applyReplicas(
  resources: readonly Resource[],
  kustomization: Kustomization,
  report: Report,
): readonly Resource[] {
  let all = resources;
  for (const item of itemsOf(fieldOf(kustomization, 'replicas'), 'replicas', report)) {
    checkFields(item, ['name', 'count'], 'replicas', report);
    const name = optionalText(item, 'name', report)?.value;
    const count = fieldAt(item, 'count') ?? scalarAt(0, item);
    if (name === undefined || count.kind !== 'scalar' || !Number.isInteger(count.value)) {
      report(
        item,
        'an item of replicas needs a name and a whole number as count',
        'Write `name` and `count`.',
      );
      continue;
    }
    const found = all.filter(
      ({ id, previous }) =>
        replicaFields.some((field) => isSelected(field, id)) &&
        (id.name === name || previous.some((earlier) => earlier.name === name)),
    );
    if (found.length === 0) {
      report(
        item,
        `there is no Deployment, StatefulSet or ReplicaSet ${name}`,
        'Correct the name, or remove the item.',
      );
    }
    const chosen = new Set(found);
    all = all.map((resource) =>
      chosen.has(resource) ? editFields(resource, replicaFields, () => count, count) : resource,
    );
  }
  return all;
}
