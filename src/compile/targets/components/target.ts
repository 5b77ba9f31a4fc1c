import type { Artifact } from '../../../base/index.ts';
import { type Software, software } from '../../../kubernetes/index.ts';
import type { Platform } from '../../../model/index.ts';
import type { Component } from '../../objects/area.ts';
import { componentFolder } from '../../objects/folders.ts';
import type { Target } from '../../target.ts';
import { refusedByNamespace } from './refused.ts';
import { ownValues, part, sharedValues } from './values.ts';

/** The software of others: the values of each chart, and a kustomization for what is released as manifests. */
export const target: Target = {
  id: 'components',
  title: 'values of the charts that the platform stands on',
  needs: [],
  compile({ platform, components }) {
    const variants = byName(components);
    const artifacts = [...variants].flatMap(([name, environments]) => write(platform, name, environments));
    return { artifacts, diagnostics: refusedByNamespace(platform, components) };
  },
};

/** Each component by the environments that have it. */
type Variants = ReadonlyMap<string, Component>;

function byName(components: ReadonlyMap<string, readonly Component[]>): ReadonlyMap<string, Variants> {
  const found = new Map<string, Map<string, Component>>();
  for (const [environment, list] of components) {
    for (const component of list) {
      const known = found.get(component.name) ?? new Map<string, Component>();
      found.set(component.name, known.set(environment, component));
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function write(platform: Platform, name: string, variants: Variants): readonly Artifact[] {
  const folder = componentFolder(platform, name);
  const [any] = variants.values();
  if (any === undefined) return [];
  const known = software(any.software);
  if (known.chart === undefined) return [manifestsFile(folder, any, known)];
  const { chart } = known;
  const shared = sharedValues([...variants.values()].map(({ values }) => values.value));
  const base = part(any.values, shared);
  const above = `${any.purpose}. Chart ${chart.name} ${chart.version} of ${chart.repository}; values that are not here are the chart's own.`;
  return [
    {
      format: 'yaml',
      path: `${folder}/values.yaml`,
      documents: [{ ...base, comments: new Map([...(base.comments ?? []), ['', above]]) }],
    },
    ...[...variants].flatMap(([environment, { values }]): readonly Artifact[] => {
      const own = ownValues(shared, values.value);
      if (own === undefined) return [];
      return [
        { format: 'yaml', path: `${folder}/values-${environment}.yaml`, documents: [part(values, own)] },
      ];
    }),
  ];
}

/** The manifests as their makers release them, in the version that is pinned by the address. */
function manifestsFile(folder: string, component: Component, known: Software): Artifact {
  if (Object.keys(component.values.value).length > 0)
    throw new Error(`the component '${component.name}' has values, but no chart that would read them`);
  const own = known.ownNamespace;
  const value = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    ...(own === component.namespace ? {} : { namespace: component.namespace }),
    resources: [known.manifests ?? ''],
    ...(own === undefined
      ? {}
      : {
          patches: [
            {
              target: { version: 'v1', kind: 'Namespace' },
              patch: `$patch: delete\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${own}\n`,
            },
          ],
        }),
  };
  const comments = new Map([
    ['', `${component.purpose}. Version ${known.version}, as its makers release it.`],
    ...(own === undefined
      ? []
      : [
          [
            'patches',
            'The namespace is made with the others, which give it its Pod Security level.',
          ] as const,
        ]),
  ]);
  return {
    format: 'yaml',
    path: `${folder}/kustomization.yaml`,
    documents: [{ value, from: component.values.from, comments }],
  };
}
