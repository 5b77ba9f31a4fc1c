import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt, textAt } from '../../../value.ts';

/**
 * Drivers that left Kubernetes, with those that took their place. Source: kubernetes.io, Storage Classes and Volumes
 * (removed: awsElasticBlockStore 1.27, azureDisk 1.27, gcePersistentDisk 1.28, azureFile 1.30, cinder 1.26).
 */
const successors: Readonly<Record<string, string>> = {
  'kubernetes.io/aws-ebs': 'ebs.csi.aws.com',
  'kubernetes.io/azure-disk': 'disk.csi.azure.com',
  'kubernetes.io/azure-file': 'file.csi.azure.com',
  'kubernetes.io/gce-pd': 'pd.csi.storage.gke.io',
  'kubernetes.io/cinder': 'cinder.csi.openstack.org',
  'kubernetes.io/vsphere-volume': 'csi.vsphere.vmware.com',
};

const sources: Readonly<Record<string, string>> = {
  awsElasticBlockStore: 'ebs.csi.aws.com',
  azureDisk: 'disk.csi.azure.com',
  azureFile: 'file.csi.azure.com',
  gcePersistentDisk: 'pd.csi.storage.gke.io',
  cinder: 'cinder.csi.openstack.org',
};

export const rule: Rule = {
  id: 'removed-volume-driver',
  title: 'A volume of a driver that left Kubernetes',
  severity: 'error',
  why: 'The driver is gone: where the one that took its place is not installed, volumes are never made, and its parameters (iops, throughput) are not known to the old name.',
  fix: 'Name the CSI driver of the cloud, and install it.',
  *check({ cluster }) {
    for (const object of cluster.ofKind('StorageClass')) {
      const provisioner = textAt(object.value, 'provisioner') ?? '';
      const instead = Object.hasOwn(successors, provisioner) ? successors[provisioner] : undefined;
      if (instead === undefined) continue;
      yield {
        message: `${titleOf(object)} asks for ${provisioner}, which Kubernetes no longer has`,
        places: [placeIn(object, ['provisioner'], 'a driver that left Kubernetes')],
        fix: `Write provisioner: ${instead}, and install that driver.`,
      };
    }
    for (const object of cluster.ofKind('PersistentVolume')) {
      const field = Object.keys(fieldsAt(object.value, 'spec')).find((name) => Object.hasOwn(sources, name));
      if (field === undefined) continue;
      yield {
        message: `${titleOf(object)} is a ${field}, which Kubernetes no longer has`,
        places: [placeIn(object, ['spec', field], 'a driver that left Kubernetes')],
        fix: `Write csi: { driver: ${sources[field]}, volumeHandle: ... }.`,
      };
    }
  },
};
