import { expect } from 'vitest';
import { capability } from './capability.ts';
import { repository } from './repository.ts';

const claims = repository('claims-askes');
const workflow = repository('ai-workflow');

const pool = (from: typeof claims, environment: string, name: string) =>
  from.environment(environment).cluster.pools.find((one) => one.name === name);
const podOf = (from: typeof claims, environment: string, name: string) =>
  from.cluster(environment).workloads.find(({ object }) => object.name === name)?.pod;

capability(
  'U009',
  {
    title: 'Node pools with machine types per cloud, bounds, disks and ssh',
    where: ['src/model/definition/pool.ts', 'src/model/resolve/pools.ts'],
    open: 'the Terraform that makes them',
  },
  () => {
    expect(pool(claims, 'production', 'general')).toMatchObject({
      instances: ['t3.medium'],
      nodes: { minimum: 3, desired: 5, maximum: 10 },
    });
    expect(pool(claims, 'staging', 'general')?.nodes).toEqual({ minimum: 1, desired: 2, maximum: 4 });
    expect(pool(workflow, 'production', 'data-pool')).toMatchObject({
      instances: ['r5.xlarge'],
      nodes: { minimum: 3, maximum: 6 },
      scaling: 'manual',
    });
    const dzinza = pool(repository('dzinza'), 'production', 'worker-nodes');
    expect(dzinza).toMatchObject({ volume: 20 * 1024 ** 3, ssh: false, nodes: { desired: 3, maximum: 10 } });
  },
);

capability(
  'U011',
  {
    title: 'Pools of their own for data and infrastructure',
    where: ['src/compile/objects/workload/placement.ts', 'src/verify/rules/placement'],
  },
  () => {
    expect(podOf(workflow, 'production', 'keycloak')).toMatchObject({
      nodeSelector: { workload: 'infrastructure', spot: 'false' },
      tolerations: [{ key: 'workload', value: 'infrastructure', effect: 'NoSchedule' }],
    });
    const database = workflow.object('production', 'Cluster', 'llm-agent-db');
    expect(database.spec).toMatchObject({
      affinity: {
        nodeSelector: { workload: 'data', spot: 'false' },
        tolerations: [{ key: 'workload', value: 'data', effect: 'NoSchedule' }],
      },
    });
  },
);

capability(
  'U044',
  { title: 'Placement on pools, hosts and zones', where: ['src/compile/objects/workload/placement.ts'] },
  () => {
    const pod = podOf(workflow, 'production', 'llm-agent-service');
    expect(pod?.topologySpreadConstraints).toMatchObject([
      { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule' },
    ]);
    expect(JSON.stringify(pod?.affinity)).toContain('"topologyKey":"kubernetes.io/hostname"');
    const keycloak = podOf(workflow, 'production', 'keycloak');
    expect(JSON.stringify(keycloak)).toContain('kubernetes.io/hostname');
  },
);

capability(
  'U058',
  {
    title: 'Storage classes',
    where: ['src/compile/objects/cluster', 'src/model/definition/cluster.ts'],
  },
  () => {
    expect(workflow.object('production', 'StorageClass', 'fast-ssd')).toMatchObject({
      provisioner: 'ebs.csi.aws.com',
      parameters: { type: 'gp3', iops: '6000', throughput: '500', encrypted: 'true' },
      reclaimPolicy: 'Retain',
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
    });
    expect(workflow.object('production', 'StorageClass', 'shared-filesystem')).toMatchObject({
      provisioner: 'efs.csi.aws.com',
      parameters: { provisioningMode: 'efs-ap', directoryPerms: '700' },
      volumeBindingMode: 'Immediate',
    });
  },
);

capability(
  'U060',
  {
    title: 'Tags on what the cloud makes',
    where: ['src/compile/objects/cluster'],
    open: 'tags of what Terraform makes',
  },
  () => {
    expect(claims.environment('production').tags).toEqual({
      Application: 'claims-askes',
      Environment: 'production',
    });
    const parameters = workflow.object('production', 'StorageClass', 'fast-ssd').parameters;
    expect(Object.values(parameters as object)).toContain('Platform=ai-workflow');
  },
);
