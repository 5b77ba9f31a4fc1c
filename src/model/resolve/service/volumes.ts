import type { DataPath } from '../../../base/index.ts';
import type { Cluster } from '../../platform/cluster.ts';
import type {
  ConfigFolder,
  PersistentVolume,
  Service,
  Volume,
  WorkloadKind,
} from '../../platform/service.ts';
import type { ReadService } from '../../schema/platform.ts';
import { type Context, pick, pickPath, reportUnknown } from '../context.ts';

/** The root file system is read-only; this is where programs may write all the same. */
const scratch: Volume = { kind: 'temporary', name: 'tmp', mountPath: '/tmp', size: 64 * 1024 ** 2, path: [] };

type ReadVolume = NonNullable<ReadService['volumes']>[string];

/** What decides which volumes a service can have. */
interface Owner {
  readonly workload: WorkloadKind;
  readonly replicas: Service['replicas'];
  readonly cluster: Cluster;
  readonly path: DataPath;
}

/** The volumes of a service, and a small /tmp unless it has its own. */
export function resolveVolumes(
  context: Context,
  service: ReadService,
  owner: Owner,
  files: readonly ConfigFolder[],
): readonly Volume[] {
  const given = Object.entries(service.volumes ?? {});
  const volumes = given.flatMap(([name, volume]) => resolveVolume(context, name, volume, owner) ?? []);
  reportClashes(context, volumes, files, owner.path);
  const hasScratch = volumes.some((volume) => volume.mountPath === '/tmp' || volume.name === 'tmp');
  return hasScratch ? volumes : [...volumes, { ...scratch, path: owner.path }];
}

function resolveVolume(context: Context, name: string, given: ReadVolume, owner: Owner): Volume | undefined {
  const path = [...owner.path, 'volumes', name];
  if (given.temporary !== undefined) {
    reportTemporary(context, given, path);
    return { kind: 'temporary', name, mountPath: given.path, size: given.temporary, path };
  }
  const size = pick(given.size, context);
  if (size === undefined) {
    context.report({
      path,
      reason: (where) => `the volume '${name}' has no size in ${where}`,
      fix: "Add size: '10Gi', or temporary: '100Mi' for one that goes with the pod.",
    });
    return undefined;
  }
  const volume: PersistentVolume = {
    kind: 'persistent',
    name,
    mountPath: given.path,
    size,
    storageClass: given.storageClass,
    access: given.access ?? 'ReadWriteOnce',
    path: pickPath(given.size, context, [...path, 'size']),
  };
  reportClass(context, volume, owner.cluster, path);
  reportShared(context, volume, owner, path);
  return volume;
}

function reportTemporary(context: Context, given: ReadVolume, path: DataPath): void {
  if (given.size !== undefined) {
    context.report({
      path,
      reason: 'a volume is temporary or has a size that lasts, not both',
      fix: 'Leave one of `size` and `temporary`.',
    });
    return;
  }
  for (const field of ['storageClass', 'access'] as const) {
    if (given[field] === undefined) continue;
    context.report({
      path: [...path, field],
      atKey: true,
      reason: `'${field}' means nothing for a temporary volume`,
      fix: 'Remove it.',
      needs: [[...path, 'size']],
    });
  }
}

function reportClass(context: Context, volume: PersistentVolume, cluster: Cluster, path: DataPath): void {
  const { name, storageClass, access } = volume;
  const classes = cluster.storageClasses;
  const found = classes.find((one) => (storageClass === undefined ? one.default : one.name === storageClass));
  const place = [...path, 'storageClass'];
  if (storageClass !== undefined && found === undefined) {
    const declared = [['cluster', 'storageClasses']];
    const names = classes.map((one) => one.name);
    reportUnknown(context, 'storage class', storageClass, names, place, declared);
  }
  if (access === 'ReadWriteMany' && found?.type === 'ssd') {
    context.report({
      path: storageClass === undefined ? [...path, 'access'] : place,
      reason: `many nodes cannot mount the volume '${name}' at once: disks of the class '${found.name}' go to one node`,
      fix: "Choose a storage class of type: 'shared'.",
      needs: [[...path, 'storageClass'], found.path],
    });
  }
}

/** Pods of a StatefulSet have a claim each; all others share the one claim. */
function reportShared(context: Context, volume: PersistentVolume, owner: Owner, path: DataPath): void {
  const { workload, replicas } = owner;
  if (workload === 'StatefulSet' || volume.access === 'ReadWriteMany') return;
  if (replicas.maximum <= 1 && workload !== 'DaemonSet') return;
  context.report({
    path,
    reason: `the pods of a ${workload} cannot share the volume '${volume.name}', which one node mounts at a time`,
    fix: "Write workload: 'StatefulSet' for a volume of each pod, or access: 'ReadWriteMany'.",
    needs: [[...owner.path, 'replicas']],
  });
}

function reportClashes(
  context: Context,
  volumes: readonly Volume[],
  files: readonly ConfigFolder[],
  path: DataPath,
): void {
  const mounts = [
    ...volumes.map(({ mountPath, name }) => ({ mountPath, path: [...path, 'volumes', name, 'path'] })),
    ...files.map((folder) => ({ mountPath: folder.folder, path: folder.path })),
  ];
  for (const [index, mount] of mounts.entries()) {
    if (!mounts.slice(0, index).some((other) => other.mountPath === mount.mountPath)) continue;
    context.report({
      path: mount.path,
      reason: `two volumes are mounted at ${mount.mountPath}`,
      fix: 'Give each its own path.',
    });
  }
}
