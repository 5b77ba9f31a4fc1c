import { compact, formatBytes, type Sourced } from '../../../base/index.ts';
import { type Environment, machine, movesByItself, type Platform, type Pool } from '../../../model/index.ts';
import { clusterName } from '../addresses.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';

/** The pools whose nodes Karpenter makes: what machines, for which pods, how many at most. */
export function nodePools(platform: Platform, environment: Environment): readonly Sourced[] {
  const { autoscaler, pools } = environment.cluster;
  if (autoscaler?.kind !== 'karpenter') return [];
  return pools
    .filter(movesByItself)
    .flatMap((pool) => [
      nodePool(platform, pool, autoscaler.unneeded),
      nodeClass(platform, environment, pool),
    ]);
}

function nodePool(platform: Platform, pool: Pool, unneeded: number): Sourced {
  const object = {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: pool.name, labels: labelsOf(platform, pool.name, 'cluster') },
    spec: compact<Record<string, unknown>>({
      template: {
        metadata: { labels: { ...pool.labels } },
        spec: compact<Record<string, unknown>>({
          nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: pool.name },
          requirements: [
            { key: 'node.kubernetes.io/instance-type', operator: 'In', values: [...pool.instances] },
            { key: 'karpenter.sh/capacity-type', operator: 'In', values: [pool.capacity] },
          ],
          taints: pool.taints.length === 0 ? undefined : pool.taints.map((taint) => ({ ...taint })),
          expireAfter: '720h',
        }),
      },
      limits: limitsOf(pool),
      disruption: {
        consolidationPolicy: 'WhenEmptyOrUnderutilized',
        consolidateAfter: `${unneeded}s`,
        budgets: [{ nodes: '10%' }],
      },
    }),
  };
  return sourced(object, pool.path, {
    fields: {
      'spec.template.spec.requirements[0]': [...pool.path, 'instance'],
      'spec.template.spec.requirements[1]': [...pool.path, 'capacity'],
      'spec.template.spec.taints': [...pool.path, 'taints'],
      'spec.limits': [...pool.path, 'nodes'],
    },
    comments: {
      'spec.template.spec.expireAfter': 'Nodes are made anew every month, with the patches of their image.',
      'spec.limits': `What ${pool.nodes.maximum} of the largest of these machines have together.`,
    },
  });
}

/** The sum of what the most nodes may have; by number of nodes alone where a machine is not known. */
function limitsOf(pool: Pool): Record<string, string> {
  const known = pool.instances.flatMap((type) => {
    const found = machine('aws', type);
    return found.kind === 'known' ? [found] : [];
  });
  if (known.length === 0) return { nodes: String(pool.nodes.maximum) };
  return {
    cpu: String(pool.nodes.maximum * Math.max(...known.map(({ cores }) => cores))),
    memory: formatBytes(pool.nodes.maximum * Math.max(...known.map(({ memory }) => memory))),
  };
}

function nodeClass(platform: Platform, environment: Environment, pool: Pool): Sourced {
  const cluster = clusterName(platform, environment);
  const discovered = [{ tags: { 'karpenter.sh/discovery': cluster } }];
  const object = {
    apiVersion: 'karpenter.k8s.aws/v1',
    kind: 'EC2NodeClass',
    metadata: { name: pool.name, labels: labelsOf(platform, pool.name, 'cluster') },
    spec: compact<Record<string, unknown>>({
      amiSelectorTerms: [{ alias: 'al2023@latest' }],
      role: `KarpenterNodeRole-${cluster}`,
      subnetSelectorTerms: discovered,
      securityGroupSelectorTerms: discovered,
      blockDeviceMappings: [
        {
          deviceName: '/dev/xvda',
          ebs: {
            volumeType: 'gp3',
            volumeSize: formatBytes(pool.volume),
            encrypted: true,
            deleteOnTermination: true,
          },
        },
      ],
      metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
      tags: Object.keys(environment.tags).length === 0 ? undefined : { ...environment.tags },
    }),
  };
  return sourced(object, pool.path, {
    fields: { 'spec.blockDeviceMappings': [...pool.path, 'volume'], 'spec.tags': ['tags'] },
    comments: {
      'spec.amiSelectorTerms':
        'The newest image of the cluster’s version; a new one replaces the nodes one after the other.',
      'spec.subnetSelectorTerms': 'Subnets and security groups carry this tag.',
      'spec.metadataOptions': 'Pods on the node cannot reach its credentials.',
    },
  });
}
