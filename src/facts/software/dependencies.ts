import { parseYaml, positionOf } from '../../base/index.ts';
import { softwareOfChart } from '../../kubernetes/index.ts';
import type { Installed } from '../facts.ts';
import { fieldAt, textAt } from '../kustomize/edit.ts';
import type { Repository } from '../repository.ts';
import { itemsOf } from './helmfile.ts';

/** Charts of others that the repository's own charts bring along. */
export function readDependencies(repository: Repository): readonly Installed[] {
  return [...repository.sources].flatMap(([file, source]): readonly Installed[] => {
    if (!/(^|\/)Chart\.yaml$/.test(file)) return [];
    const [document] = parseYaml(source).documents;
    return itemsOf(fieldAt(document, 'dependencies')).flatMap((tree) => {
      const name = textAt(tree, 'name');
      const address = textAt(tree, 'repository');
      if (name === undefined || address === undefined || address.startsWith('file:')) return [];
      return [
        {
          name: textAt(tree, 'alias') ?? name,
          namespace: undefined,
          software: softwareOfChart(name, address),
          chart: { name, repository: address, version: textAt(tree, 'version') },
          values: [],
          tree,
          at: positionOf(tree.source, tree.offset),
        },
      ];
    });
  });
}
