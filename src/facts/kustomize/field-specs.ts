import type { MapTree, Tree } from '../../base/index.ts';
import type { Place } from './edit.ts';
import { editPath } from './edit.ts';
import type { Resource } from './resource.ts';
import { withTree } from './resource.ts';

/**
 * A field that kustomize writes, in the objects it names. The tables are those of kustomize 5.8
 * (`api/internal/konfig/builtinpluginconsts`), as the program itself carries them.
 */
export interface FieldSpec {
  readonly path: readonly string[];
  /** Make the field where it is missing. */
  readonly create: boolean;
  readonly group?: string;
  readonly version?: string;
  readonly kind?: string;
}

/** `kind`, `group/kind` or `*`, then the path; `+` in front: make the field where it is missing. */
function spec(text: string): FieldSpec {
  const create = text.startsWith('+');
  const [who = '*', where = ''] = (create ? text.slice(1) : text).split(' ');
  const slash = who.lastIndexOf('/');
  const path = where.split('/');
  if (who === '*') return { path, create };
  return slash < 0
    ? { path, create, kind: who }
    : { path, create, group: who.slice(0, slash), kind: who.slice(slash + 1) };
}

const podTerms = ['affinity/podAffinity', 'affinity/podAntiAffinity'].flatMap((term) => [
  `${term}/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels`,
  `${term}/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels`,
]);

export const metadataLabels: readonly FieldSpec[] = [spec('+* metadata/labels')];

export const templateLabels: readonly FieldSpec[] = [
  ...metadataLabels,
  { ...spec('+ReplicationController spec/template/metadata/labels'), version: 'v1' },
  spec('+Deployment spec/template/metadata/labels'),
  spec('+ReplicaSet spec/template/metadata/labels'),
  spec('+DaemonSet spec/template/metadata/labels'),
  spec('+apps/StatefulSet spec/template/metadata/labels'),
  spec('+apps/StatefulSet spec/volumeClaimTemplates[]/metadata/labels'),
  spec('+batch/Job spec/template/metadata/labels'),
  spec('+batch/CronJob spec/jobTemplate/metadata/labels'),
  spec('+batch/CronJob spec/jobTemplate/spec/template/metadata/labels'),
];

export const selectorLabels: readonly FieldSpec[] = [
  { ...spec('+Service spec/selector'), version: 'v1' },
  { ...spec('+ReplicationController spec/selector'), version: 'v1' },
  spec('+Deployment spec/selector/matchLabels'),
  spec('+ReplicaSet spec/selector/matchLabels'),
  spec('+DaemonSet spec/selector/matchLabels'),
  spec('+apps/StatefulSet spec/selector/matchLabels'),
  ...['apps/Deployment', 'apps/StatefulSet'].flatMap((who) =>
    [...podTerms, 'topologySpreadConstraints/labelSelector/matchLabels'].map((term) =>
      spec(`${who} spec/template/spec/${term}`),
    ),
  ),
  spec('batch/Job spec/selector/matchLabels'),
  spec('batch/CronJob spec/jobTemplate/spec/selector/matchLabels'),
  spec('policy/PodDisruptionBudget spec/selector/matchLabels'),
  spec('networking.k8s.io/NetworkPolicy spec/podSelector/matchLabels'),
  spec('networking.k8s.io/NetworkPolicy spec/ingress/from/podSelector/matchLabels'),
  spec('networking.k8s.io/NetworkPolicy spec/egress/to/podSelector/matchLabels'),
  ...templateLabels,
];

export const annotationFields: readonly FieldSpec[] = [
  spec('+* metadata/annotations'),
  { ...spec('+ReplicationController spec/template/metadata/annotations'), version: 'v1' },
  spec('+Deployment spec/template/metadata/annotations'),
  spec('+ReplicaSet spec/template/metadata/annotations'),
  spec('+DaemonSet spec/template/metadata/annotations'),
  spec('+StatefulSet spec/template/metadata/annotations'),
  spec('+batch/Job spec/template/metadata/annotations'),
  spec('+batch/CronJob spec/jobTemplate/metadata/annotations'),
  spec('+batch/CronJob spec/jobTemplate/spec/template/metadata/annotations'),
];

export const replicaFields: readonly FieldSpec[] = [
  'Deployment',
  'ReplicationController',
  'ReplicaSet',
  'StatefulSet',
].map((kind) => spec(`+${kind} spec/replicas`));

export const namespaceFields: readonly FieldSpec[] = [
  spec('+Namespace metadata/name'),
  spec('+apiregistration.k8s.io/APIService spec/service/namespace'),
  spec(
    'apiextensions.k8s.io/CustomResourceDefinition spec/conversion/webhook/clientConfig/service/namespace',
  ),
];

export function isSelected(
  { group, version, kind }: Pick<FieldSpec, 'group' | 'version' | 'kind'>,
  id: { readonly group: string; readonly version: string; readonly kind: string },
): boolean {
  return (
    (kind === undefined || kind === id.kind) &&
    (group === undefined || group === id.group) &&
    (version === undefined || version === id.version)
  );
}

/** Edits the fields of a table in one object; missing fields that the table makes are placed at `place`. */
export function editFields(
  resource: Resource,
  specs: readonly FieldSpec[],
  edit: (value: Tree) => Tree,
  place: Place,
): Resource {
  let tree: Tree = resource.tree;
  for (const field of specs) {
    if (isSelected(field, resource.id))
      tree = editPath(tree, field.path, edit, field.create ? place : undefined);
  }
  return withTree(resource, tree as MapTree);
}
