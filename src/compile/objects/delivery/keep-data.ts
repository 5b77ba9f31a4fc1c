import { isObject, type Sourced } from '../../../base/index.ts';
import { groupOf } from '../../../kubernetes/index.ts';

const annotation = 'argocd.argoproj.io/sync-options';

/** Kinds whose deletion takes data along, as 'group/Kind'. */
const holders = [
  '/Namespace',
  '/PersistentVolumeClaim',
  'postgresql.cnpg.io/Cluster',
  'postgresql.cnpg.io/Database',
  'rabbitmq.com/RabbitmqCluster',
  'elasticsearch.k8s.elastic.co/Elasticsearch',
];

/** The object, kept from what Argo CD deletes by itself where data would go with it. */
export function keptFromPruning(object: Sourced): Sourced {
  const { value } = object;
  if (!holders.includes(`${groupOf(String(value.apiVersion))}/${value.kind}`)) return object;
  const metadata = isObject(value.metadata) ? value.metadata : {};
  const annotations = isObject(metadata.annotations) ? metadata.annotations : {};
  return {
    ...object,
    value: {
      ...value,
      metadata: { ...metadata, annotations: { ...annotations, [annotation]: 'Prune=false,Delete=false' } },
    } as Sourced['value'],
    comments: new Map([
      ...(object.comments ?? []),
      [
        `metadata.annotations["${annotation}"]`,
        'Argo CD never deletes it by itself: the data would go with it.',
      ],
    ]),
  };
}
