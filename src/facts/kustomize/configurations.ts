import type { Tree } from '../../base/index.ts';
import type { Report } from '../problems.ts';
import type { Repository } from '../repository.ts';
import { fieldAt, textAt } from './edit.ts';
import { fieldOf, itemsOf, type Kustomization, textsOf } from './kustomization.ts';
import { findFile } from './loader.ts';
import type { ReferenceField } from './reference-fields.ts';

/** What charts and operators publish for their kinds and what changes nothing in objects that carry no such field. */
const passedOver = ['commonAnnotations', 'commonLabels', 'labels', 'namePrefix', 'namespace', 'varReference'];

/**
 * The fields that hold names of other objects in kinds that kustomize does not know, as the files under
 * `configurations` say. Images need no such word: they are found in every kind.
 */
export function configuredReferences(
  kustomization: Kustomization,
  repository: Repository,
  report: Report,
): readonly ReferenceField[] {
  return textsOf(fieldOf(kustomization, 'configurations'), 'configurations', report).flatMap((path) => {
    const file = findFile(kustomization, path, path.value, repository, report);
    return (file === undefined ? [] : repository.documents(file, false)).flatMap((tree) =>
      read(tree, report),
    );
  });
}

function read(tree: Tree, report: Report): readonly ReferenceField[] {
  if (tree.kind !== 'map') return [];
  for (const [name, { key }] of tree.entries) {
    if (name === 'nameReference' || name === 'images' || passedOver.includes(name)) continue;
    const reason = `the field ${name} of a configuration is not followed`;
    report(key, reason, 'Use patches for fields that kustomize does not know by itself.');
  }
  return itemsOf(tree.entries.get('nameReference')?.value, 'nameReference', report).flatMap((item) => {
    const kind = textAt(item, 'kind');
    const group = textAt(item, 'group');
    if (kind === undefined) return [];
    const target = { kind, ...(group === undefined ? {} : { group }) };
    return itemsOf(fieldAt(item, 'fieldSpecs'), 'fieldSpecs', report).flatMap((spec) =>
      referenceOf(spec, target),
    );
  });
}

function referenceOf(spec: Tree, target: ReferenceField['target']): readonly ReferenceField[] {
  const [path, kind, group] = ['path', 'kind', 'group'].map((field) => textAt(spec, field));
  if (path === undefined || kind === undefined) return [];
  return [{ path: path.split('/'), kind, target, ...(group === undefined ? {} : { group }) }];
}
