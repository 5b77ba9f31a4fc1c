import { compact, type DataPath, formatBytes, type Sourced } from '../../base/index.ts';
import type { Pool, Resources } from '../../model/index.ts';
import { restrictedContainer, restrictedPod } from './pod-security.ts';
import { sourced } from './sourced.ts';
import { requirements } from './workload/container.ts';
import { tolerationsOf } from './workload/placement.ts';

/** User that the images of Elastic run as. */
export const elasticUserId = 1000;

/** Port by which the nodes of an Elasticsearch speak with each other. */
export const transportPort = 9300;

/** Labels that the operator puts on the pods of an Elasticsearch. */
export function elasticPods(name: string): Record<string, string> {
  return {
    'common.k8s.elastic.co/type': 'elasticsearch',
    'elasticsearch.k8s.elastic.co/cluster-name': name,
  };
}

/** What one Elasticsearch differs in from another. */
interface ElasticCluster {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Labels of its pods beside those of the operator. */
  readonly podLabels?: Readonly<Record<string, string>>;
  readonly version: string;
  readonly nodes: number;
  /** Zones that the nodes can lie in. */
  readonly zones: number;
  readonly pool?: Pool | undefined;
  readonly resources: Resources;
  /** Bytes of the volume of each node. */
  readonly storage: number;
  readonly storageClass: string | undefined;
  /** Names in its certificate beside those that the operator gives its own Service. */
  readonly hosts: readonly string[];
  readonly from: DataPath;
  /** What the definition calls the number of nodes. */
  readonly nodesField: string;
}

const zone = 'topology.kubernetes.io/zone';
const set = 'spec.nodeSets[0]';

/**
 * An Elasticsearch of the operator of Elastic, its nodes and the copies of its shards spread over zones. Source:
 * 'Advanced Elasticsearch node scheduling' and 'Virtual memory' of the documentation of ECK 3.
 */
export function elasticsearch(cluster: ElasticCluster): Sourced {
  const { name, namespace, from, pool } = cluster;
  const spread = cluster.nodes > 1 && cluster.zones > 1;
  const object = {
    apiVersion: 'elasticsearch.k8s.elastic.co/v1',
    kind: 'Elasticsearch',
    metadata: compact<Record<string, unknown>>({
      name,
      namespace,
      labels: { ...cluster.labels },
      annotations: spread ? { 'eck.k8s.elastic.co/downward-node-labels': zone } : undefined,
    }),
    spec: {
      version: cluster.version,
      volumeClaimDeletePolicy: 'DeleteOnScaledownOnly',
      http: { tls: { selfSignedCertificate: { subjectAltNames: cluster.hosts.map((dns) => ({ dns })) } } },
      nodeSets: [
        {
          name: 'default',
          count: cluster.nodes,
          config: { 'node.store.allow_mmap': false, ...(spread ? awareness : {}) },
          podTemplate: compact<Record<string, unknown>>({
            metadata: cluster.podLabels === undefined ? undefined : { labels: { ...cluster.podLabels } },
            spec: compact<Record<string, unknown>>({
              automountServiceAccountToken: false,
              securityContext: {
                ...restrictedPod,
                runAsUser: elasticUserId,
                runAsGroup: elasticUserId,
                fsGroup: elasticUserId,
              },
              nodeSelector: pool === undefined ? undefined : { ...pool.labels },
              tolerations: pool === undefined || pool.taints.length === 0 ? undefined : tolerationsOf(pool),
              topologySpreadConstraints: spread ? [overZones(name)] : undefined,
              containers: [
                compact<Record<string, unknown>>({
                  name: 'elasticsearch',
                  env: spread ? [zoneVariable] : undefined,
                  resources: requirements(cluster.resources),
                  securityContext: restrictedContainer,
                }),
              ],
            }),
          }),
          volumeClaimTemplates: [
            {
              metadata: { name: 'elasticsearch-data' },
              spec: compact<Record<string, unknown>>({
                accessModes: ['ReadWriteOnce'],
                storageClassName: cluster.storageClass,
                resources: { requests: { storage: formatBytes(cluster.storage) } },
              }),
            },
          ],
        },
      ],
    },
  };
  return sourced(object, from, {
    fields: {
      [`${set}.count`]: [...from, cluster.nodesField],
      [`${set}.volumeClaimTemplates`]: [...from, 'storage'],
      [`${set}.podTemplate.spec.containers[0].resources`]: [...from, 'resources'],
      ...(pool === undefined ? {} : { [`${set}.podTemplate.spec.nodeSelector`]: [...from, 'pool'] }),
    },
    comments: {
      'spec.volumeClaimDeletePolicy':
        'The data outlives the object: whoever deletes it by mistake loses none.',
      'spec.http': 'Names by which callers ask, beside those of the operator, which signs the certificate.',
      [`${set}.config`]:
        'Memory-mapped files would need a setting of the node that only a privileged pod can make.',
      ...(spread
        ? {
            'metadata.annotations["eck.k8s.elastic.co/downward-node-labels"]':
              'The operator tells each node its zone, so that copies of a shard lie in different ones.',
          }
        : {}),
    },
  });
}

const awareness = {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Elasticsearch itself fills it in from its environment.
  'node.attr.zone': '${ZONE}',
  'cluster.routing.allocation.awareness.attributes': 'k8s_node_name,zone',
};

const zoneVariable = {
  name: 'ZONE',
  valueFrom: { fieldRef: { fieldPath: `metadata.annotations['${zone}']` } },
};

function overZones(name: string) {
  return {
    topologyKey: zone,
    maxSkew: 1,
    whenUnsatisfiable: 'DoNotSchedule',
    nodeTaintsPolicy: 'Honor',
    labelSelector: { matchLabels: elasticPods(name) },
  };
}
