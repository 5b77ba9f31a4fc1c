import { describe, expect, it } from 'vitest';
import { type Environment, type Platform, readPlatform } from '../../../model/index.ts';
import { scalingArea } from './area.ts';

function read(change: object): readonly [Platform, Environment] {
  const { platform, diagnostics } = readPlatform({
    name: 'shop',
    environments: ['production'],
    cloud: { provider: 'aws', region: 'eu-central-1' },
    tags: { team: 'shop' },
    services: { api: { port: 8080 } },
    ...change,
  });
  const environment = platform?.environments[0];
  if (platform === undefined || environment === undefined) throw new Error(JSON.stringify(diagnostics));
  return [platform, environment];
}

const componentsOf = (change: object) => [...(scalingArea.components?.(...read(change)) ?? [])];
const names = (change: object) => componentsOf(change).map(({ name }) => name);
const objectsOf = (change: object) =>
  [...(scalingArea.objects?.(...read(change), { openings: () => [], marks: () => ({}) } as never) ?? [])]
    .flatMap(({ objects }) => objects)
    .map(({ value }) => value);

const steady = { steady: { instance: 'm5.large', nodes: 2 } };
const growing = {
  work: {
    instance: ['m5.large', 'm5.xlarge'],
    nodes: [1, 4],
    taints: ['work=true:NoSchedule'],
    volume: '80Gi',
  },
};

describe('what scales', () => {
  it('brings nothing where nothing is asked for', () => {
    expect(names({})).toEqual([]);
    expect(names({ cluster: { pools: steady } })).toEqual([]);
  });

  it('serves cpu and memory where an autoscaler reads them, unless the cloud does', () => {
    const services = { api: { port: 8080, replicas: [2, 4] } };
    expect(names({ services })).toEqual(['metrics-server']);
    expect(names({ services, cloud: { provider: 'gcp', region: 'europe-west4' } })).toEqual([]);
  });

  it('asks a metric of a queue where one is named, and the queue itself otherwise', () => {
    const worker = (queue: object) => ({
      stores: { events: { type: 'rabbitmq', runs: 'cluster' } },
      services: { worker: { replicas: [1, 4], scale: { queue }, calls: ['events'] } },
    });
    const openings = (change: object) => [...(scalingArea.openings?.(...read(change)) ?? [])];
    expect(openings(worker({ name: 'jobs', messages: 5 }))).toHaveLength(1);
    expect(openings(worker({ name: 'jobs', messages: 5, metric: 'jobs_waiting' }))).toEqual([]);
  });
});

describe('karpenter', () => {
  const change = {
    cluster: {
      pools: { ...steady, ...growing },
      autoscaler: 'karpenter',
      scaleDown: { unneeded: '5m' },
    },
  };

  it('takes the place of the cluster autoscaler and of the termination handler', () => {
    const spot = { work: { ...growing.work, capacity: 'spot' } };
    expect(names({ cluster: { ...change.cluster, pools: { ...steady, ...spot } } })).toEqual(['karpenter']);
    expect(names({ cluster: { pools: { ...steady, ...spot } } })).toEqual([
      'cluster-autoscaler',
      'aws-node-termination-handler',
    ]);
    expect(componentsOf(change)[0]?.values.value).toMatchObject({
      settings: { clusterName: 'shop-production', interruptionQueue: 'shop-production' },
    });
  });

  it('makes the nodes of the pools that move by themselves, within what the most of them have', () => {
    const [pool, nodeClass, ...others] = objectsOf(change);
    expect(others).toEqual([]);
    expect(pool).toMatchObject({
      kind: 'NodePool',
      metadata: { name: 'work' },
      spec: {
        template: {
          metadata: { labels: { pool: 'work' } },
          spec: {
            requirements: [
              { key: 'node.kubernetes.io/instance-type', values: ['m5.large', 'm5.xlarge'] },
              { key: 'karpenter.sh/capacity-type', values: ['on-demand'] },
            ],
            taints: [{ key: 'work', value: 'true', effect: 'NoSchedule' }],
          },
        },
        // Four m5.xlarge of 4 cores and 16 GiB.
        limits: { cpu: '16', memory: '64Gi' },
        disruption: { consolidationPolicy: 'WhenEmptyOrUnderutilized', consolidateAfter: '300s' },
      },
    });
    expect(nodeClass).toMatchObject({
      kind: 'EC2NodeClass',
      spec: {
        role: 'KarpenterNodeRole-shop-production',
        blockDeviceMappings: [{ ebs: { volumeSize: '80Gi', encrypted: true } }],
        tags: { team: 'shop' },
      },
    });
  });
});
