import type { BadDefinition } from './row.fixture.ts';

/** Volumes of services. */
export const volumes: readonly BadDefinition[] = [
  {
    what: 'a volume without a size',
    change: { 'services.keeper.volumes.data.size': undefined },
    at: 'services.keeper.volumes.data',
    reason: "the volume 'data' has no size in staging, production",
    fix: "Add size: '10Gi', or temporary: '100Mi' for one that goes with the pod.",
  },
  {
    what: 'a volume without a size in one environment',
    change: { 'services.keeper.volumes.data.size': { staging: '1Gi' } },
    at: 'services.keeper.volumes.data',
    reason: "the volume 'data' has no size in production",
    fix: "Add size: '10Gi', or temporary: '100Mi' for one that goes with the pod.",
  },
  {
    what: 'a volume that is temporary and lasts',
    change: { 'services.keeper.volumes.data.temporary': '1Gi' },
    at: 'services.keeper.volumes.data',
    reason: 'a volume is temporary or has a size that lasts, not both',
    fix: 'Leave one of `size` and `temporary`.',
  },
  {
    what: 'a temporary volume of a class',
    change: {
      'services.keeper.volumes.data.size': undefined,
      'services.keeper.volumes.data.temporary': '1Gi',
    },
    at: 'services.keeper.volumes.data.storageClass',
    key: true,
    reason: "'storageClass' means nothing for a temporary volume",
    fix: 'Remove it.',
  },
  {
    what: 'a volume without a path',
    change: { 'services.keeper.volumes.data.path': undefined },
    at: 'services.keeper.volumes.data.path',
    reason: "'path' is required",
    fix: "Write an absolute path without a slash at the end: '/app/data'.",
  },
  {
    what: 'a volume at no path',
    change: { 'services.keeper.volumes.data.path': 'data' },
    at: 'services.keeper.volumes.data.path',
    reason: 'the text "data" is not a folder to mount at',
    fix: "Write an absolute path without a slash at the end: '/app/data'.",
  },
  {
    what: 'two volumes at one path',
    change: { 'services.keeper.volumes.more': { path: '/data', temporary: '1Gi' } },
    at: 'services.keeper.volumes.more.path',
    reason: 'two volumes are mounted at /data',
    fix: 'Give each its own path.',
  },
  {
    what: 'a volume and files at one path',
    change: { 'services.keeper.files': { '/data': { 'a.txt': 'a' } } },
    at: 'services.keeper.files./data',
    reason: 'two volumes are mounted at /data',
    fix: 'Give each its own path.',
  },
  {
    what: 'a volume that the pods of a Deployment share',
    change: { 'services.web.volumes': { data: { path: '/data', size: '1Gi' } } },
    at: 'services.web.volumes.data',
    reason: "the pods of a Deployment cannot share the volume 'data', which one node mounts at a time",
    fix: "Write workload: 'StatefulSet' for a volume of each pod, or access: 'ReadWriteMany'.",
  },
  {
    what: 'a volume of a DaemonSet',
    change: {
      'services.worker.workload': 'DaemonSet',
      'services.worker.volumes': { data: { path: '/data', size: '1Gi' } },
    },
    at: 'services.worker.volumes.data',
    reason: "the pods of a DaemonSet cannot share the volume 'data', which one node mounts at a time",
    fix: "Write workload: 'StatefulSet' for a volume of each pod, or access: 'ReadWriteMany'.",
  },
  {
    what: 'a disk that many nodes mount',
    change: { 'services.keeper.volumes.data.access': 'ReadWriteMany' },
    at: 'services.keeper.volumes.data.storageClass',
    reason: "many nodes cannot mount the volume 'data' at once: disks of the class 'fast' go to one node",
    fix: "Choose a storage class of type: 'shared'.",
  },
  {
    what: 'a size in decimal letters',
    change: { 'services.keeper.volumes.data.size': '10GB' },
    at: 'services.keeper.volumes.data.size',
    reason: 'the text "10GB" is not an amount of disk',
    fix: "Did you mean '10Gi'?",
  },
  {
    what: 'a size of one environment that is none',
    change: { 'services.keeper.volumes.data.size': { staging: '1Gi', production: 'big' } },
    at: 'services.keeper.volumes.data.size.production',
    reason: 'the text "big" is not an amount of disk',
    fix: "Write a text such as '500Mi' or '10Gi'.",
  },
];
