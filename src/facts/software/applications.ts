import type { Tree } from '../../base/index.ts';
import { parseYaml, positionOf } from '../../base/index.ts';
import { softwareOfChart } from '../../kubernetes/index.ts';
import type { Installed, KubernetesObject } from '../facts.ts';
import { fieldAt, textAt } from '../kustomize/edit.ts';
import type { Repository } from '../repository.ts';
import { itemsOf, valuesOf } from './helmfile.ts';

/** The sources of an Application of Argo CD, one or several. */
function sourcesOf(application: Tree): readonly Tree[] {
  const single = fieldAt(application, 'spec', 'source');
  return [...(single === undefined ? [] : [single]), ...itemsOf(fieldAt(application, 'spec', 'sources'))];
}

/** The charts that an Application of Argo CD installs. */
export function chartsOf(repository: Repository, { tree, name }: KubernetesObject): readonly Installed[] {
  return sourcesOf(tree).flatMap((source): readonly Installed[] => {
    const chart = textAt(source, 'chart');
    if (chart === undefined) return [];
    const address = textAt(source, 'repoURL');
    const chartName = chart.slice(chart.lastIndexOf('/') + 1);
    return [
      {
        name: textAt(source, 'helm', 'releaseName') ?? name,
        namespace: textAt(tree, 'spec', 'destination', 'namespace'),
        software: softwareOfChart(chartName, address) ?? softwareOfChart(chartName, `oci://${address}`),
        chart: { name: chartName, repository: address, version: textAt(source, 'targetRevision') },
        values: helmValues(repository, source),
        tree: source,
        at: positionOf(source.source, source.offset),
      },
    ];
  });
}

/**
 * `$values/...` is a path in the source of that name, which for us is this repository; where these files are only a
 * folder of it, the path without what stands before.
 */
function here(repository: Repository, path: string): string {
  const steps = path.replace(/^\$[\w-]+\//, '').split('/');
  const shorter = steps.map((_, index) => steps.slice(index).join('/'));
  return shorter.find((one) => repository.sources.has(one)) ?? path;
}

/** In the order in which Argo CD lays them over each other: files, `values`, `valuesObject`. */
function helmValues(repository: Repository, source: Tree): readonly Tree[] {
  const helm = fieldAt(source, 'helm');
  const files = itemsOf(fieldAt(helm, 'valueFiles')).flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string'
      ? valuesOf(repository, '.', { ...item, value: here(repository, item.value) })
      : [],
  );
  const text = fieldAt(helm, 'values');
  const written =
    text?.kind === 'scalar' && typeof text.value === 'string'
      ? parseYaml({ file: text.source.file, text: text.value }).documents
      : [];
  const object = fieldAt(helm, 'valuesObject');
  return [...files, ...written, ...(object === undefined ? [] : [object])];
}
