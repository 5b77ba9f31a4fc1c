import type { Tree } from '../../base/index.ts';
import type { Report } from '../problems.ts';
import { fieldAt, isNull, mapAt } from './edit.ts';
import type { FieldSpec } from './field-specs.ts';
import {
  annotationFields,
  editFields,
  metadataLabels,
  selectorLabels,
  templateLabels,
} from './field-specs.ts';
import type { Kustomization, Pair } from './kustomization.ts';
import { checkFields, fieldOf, isTrue, itemsOf, optionalText, pairsOf } from './kustomization.ts';
import type { Resource } from './resource.ts';

type Pairs = ReadonlyMap<string, Pair>;

/** Applies `labels`, then `commonLabels`. */
export function applyLabels(
  resources: readonly Resource[],
  kustomization: Kustomization,
  report: Report,
): readonly Resource[] {
  let all = resources;
  for (const item of itemsOf(fieldOf(kustomization, 'labels'), 'labels', report)) {
    checkFields(item, ['pairs', 'includeSelectors', 'includeTemplates', 'fields'], 'labels', report);
    all = addPairs(all, pairsOf(fieldAt(item, 'pairs'), 'pairs', report), labelFields(item, report));
  }
  return addPairs(
    all,
    pairsOf(fieldOf(kustomization, 'commonLabels'), 'commonLabels', report),
    selectorLabels,
  );
}

/** Applies `commonAnnotations`. */
export function applyAnnotations(
  resources: readonly Resource[],
  kustomization: Kustomization,
  report: Report,
): readonly Resource[] {
  return addPairs(
    resources,
    pairsOf(fieldOf(kustomization, 'commonAnnotations'), 'commonAnnotations', report),
    annotationFields,
  );
}

function labelFields(item: Tree, report: Report): readonly FieldSpec[] {
  const own = itemsOf(fieldAt(item, 'fields'), 'fields', report).flatMap((field): readonly FieldSpec[] => {
    checkFields(field, ['path', 'create', 'group', 'version', 'kind'], 'fields', report);
    const text = (name: string) => optionalText(field, name, report)?.value;
    const [path, group, version, kind] = [text('path'), text('group'), text('version'), text('kind')];
    if (path === undefined) return [];
    return [
      {
        path: path.split('/'),
        create: isTrue(fieldAt(field, 'create')),
        ...(group === undefined ? {} : { group }),
        ...(version === undefined ? {} : { version }),
        ...(kind === undefined ? {} : { kind }),
      },
    ];
  });
  if (isTrue(fieldAt(item, 'includeSelectors'))) return [...own, ...selectorLabels];
  return [...own, ...(isTrue(fieldAt(item, 'includeTemplates')) ? templateLabels : metadataLabels)];
}

function addPairs(
  resources: readonly Resource[],
  pairs: Pairs,
  specs: readonly FieldSpec[],
): readonly Resource[] {
  const [first] = pairs.values();
  if (first === undefined) return resources;
  return resources.map((resource) =>
    editFields(resource, specs, (value) => withPairs(value, pairs, first), first.key),
  );
}

function withPairs(value: Tree, pairs: Pairs, place: Pair): Tree {
  if (isNull(value)) return mapAt(pairs, place.key);
  return value.kind === 'map' ? mapAt(new Map([...value.entries, ...pairs]), value) : value;
}
