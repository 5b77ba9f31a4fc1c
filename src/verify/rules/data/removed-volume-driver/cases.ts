import type { RuleCases } from '../../../rule.ts';

const storageClass = (provisioner: string) => `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: fast-ssd }
provisioner: ${provisioner}
parameters: { type: gp3 }
`;

export const cases: RuleCases = {
  bad: [
    {
      name: 'the old driver of EBS',
      files: { 'class.yaml': storageClass('kubernetes.io/aws-ebs # <-- here') },
    },
    {
      name: 'a volume of the old driver',
      files: {
        'volume.yaml': `apiVersion: v1
kind: PersistentVolume
metadata: { name: data }
spec:
  capacity: { storage: 10Gi }
  accessModes: [ReadWriteOnce]
  gcePersistentDisk: # <-- here
    pdName: data
`,
      },
    },
  ],
  good: [
    { name: 'the driver of today', files: { 'class.yaml': storageClass('ebs.csi.aws.com') } },
    {
      name: 'volumes that are bound by hand',
      files: { 'class.yaml': storageClass('kubernetes.io/no-provisioner') },
    },
  ],
};
