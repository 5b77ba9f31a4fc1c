import { compact, type Sourced } from '../../../base/index.ts';
import type { StorageClass as KubernetesStorageClass, PriorityClass } from '../../../kubernetes/index.ts';
import type { Environment, Platform, StorageClass } from '../../../model/index.ts';
import { labelsOf } from '../labels.ts';
import { sourced } from '../sourced.ts';

type Provider = Environment['cloud']['provider'];

/** Objects of the whole cluster: storage and priority classes. */
export function clusterObjects(platform: Platform, environment: Environment): readonly Sourced[] {
  const { storageClasses, priorities } = environment.cluster;
  return [
    ...priorities.map((priority) => {
      const object: PriorityClass = {
        apiVersion: 'scheduling.k8s.io/v1',
        kind: 'PriorityClass',
        metadata: { name: priority.name, labels: labelsOf(platform, priority.name, 'cluster') },
        value: priority.value,
        description: `Pods of ${platform.name} with priority ${priority.value}`,
      };
      return sourced(object, priority.path);
    }),
    ...storageClasses.map((one) => storageClass(platform, environment, one)),
  ];
}

const provisioners: Readonly<Record<Provider, Readonly<Record<StorageClass['type'], string>>>> = {
  aws: { ssd: 'ebs.csi.aws.com', shared: 'efs.csi.aws.com' },
  azure: { ssd: 'disk.csi.azure.com', shared: 'file.csi.azure.com' },
  gcp: { ssd: 'pd.csi.storage.gke.io', shared: 'filestore.csi.storage.gke.io' },
};

function storageClass(platform: Platform, environment: Environment, one: StorageClass): Sourced {
  const { provider } = environment.cloud;
  const shared = one.type === 'shared';
  const object: KubernetesStorageClass = compact<KubernetesStorageClass>({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: compact<NonNullable<KubernetesStorageClass['metadata']>>({
      name: one.name,
      labels: labelsOf(platform, one.name, 'cluster'),
      annotations: one.default ? { 'storageclass.kubernetes.io/is-default-class': 'true' } : undefined,
    }),
    provisioner: provisioners[provider][one.type],
    parameters: compact<Record<string, string>>(
      parameters(provider, environment, one) as Record<string, string>,
    ),
    reclaimPolicy: one.reclaim,
    volumeBindingMode: shared ? 'Immediate' : 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  });
  return sourced(object, one.path, {
    comments: {
      reclaimPolicy:
        one.reclaim === 'Retain'
          ? 'The data outlive their claim: somebody deletes the volume by hand.'
          : 'The data go with their claim.',
      ...(shared ? {} : { volumeBindingMode: 'The volume is made in the zone where its pod lands.' }),
    },
  });
}

/** Parameters of the CSI drivers: aws-ebs, aws-efs, azuredisk, azurefile, gcp pd and filestore. */
function parameters(
  provider: Provider,
  environment: Environment,
  one: StorageClass,
): Record<string, string | undefined> {
  const iops = one.iops?.toString();
  const throughput = one.throughput?.toString();
  // The usual disks of Azure and Google do not take these numbers.
  const tuned = iops !== undefined || throughput !== undefined;
  if (provider === 'aws' && one.type === 'shared') {
    return { provisioningMode: 'efs-ap', fileSystemId: one.fileSystem, directoryPerms: '700' };
  }
  if (provider === 'aws') {
    const tags = Object.entries(environment.tags).map(([key, value], index) => [
      `tagSpecification_${index + 1}`,
      `${key}=${value}`,
    ]);
    return {
      type: one.disk ?? 'gp3',
      iops,
      throughput,
      encrypted: 'true',
      kmsKeyId: one.key,
      ...Object.fromEntries(tags),
    };
  }
  if (provider === 'azure' && one.type === 'shared')
    return { skuName: one.disk ?? 'Premium_LRS', protocol: 'nfs' };
  if (provider === 'azure') {
    return {
      skuName: one.disk ?? (tuned ? 'PremiumV2_LRS' : 'StandardSSD_LRS'),
      DiskIOPSReadWrite: iops,
      DiskMBpsReadWrite: throughput,
      diskEncryptionSetID: one.key,
    };
  }
  if (one.type === 'shared') return { tier: one.disk ?? 'standard', network: 'default' };
  return {
    type: one.disk ?? (tuned ? 'hyperdisk-balanced' : 'pd-balanced'),
    'provisioned-iops-on-create': iops,
    'provisioned-throughput-on-create': throughput === undefined ? undefined : `${throughput}Mi`,
    'disk-encryption-kms-key': one.key,
  };
}
