import type { DataPath } from '../../../base/index.ts';
import type { Cluster, ConfigFolder, Service, Volume, WorkloadKind } from '../../platform.ts';
import type { ReadService } from '../../schema/platform.ts';
import { type Context, pick, pickPath, reportUnknown } from '../context.ts';

/** The root file system is read-only; this is where programs may write all the same. */
const scratch: Volume = { kind: 'temporary', name: 'tmp', mountPath: '/tmp', size: 64 * 1024 ** 2, path: [] };

/** The volumes of a service, and a small /tmp unless it has its own. */
export function resolveVolumes(
  context: Context,
  service: ReadService,
  workload: WorkloadKind,
  replicas: Service['replicas'],
  files: readonly ConfigFolder[],
  cluster: Cluster,
  path: DataPath,
): readonly Volume[] {
  const volumes = Object.entries(service.volumes ?? {}).flatMap(([name, given]): readonly Volume[] => {
    const place = [...path, 'volumes', name];
    if (given.temporary !== undefined && given.size !== undefined) {
      context.report({
        path: place,
        reason: 'a volume is temporary or has a size that lasts, not both',
        fix: 'Leave one of `size` and `temporary`.',
      });
      return [];
    }
    if (given.temporary !== undefined) {
      return [{ kind: 'temporary', name, mountPath: given.path, size: given.temporary, path: place }];
    }
    const size = pick(given.size, context);
    if (size === undefined) {
      const holed = given.size?.holes.some(({ environment }) => environment === context.environment) ?? false;
      if (!holed) {
        context.report({
          path: place,
          reason: `the volume '${name}' has no size in ${context.environment}`,
          fix: "Add size: '10Gi', or temporary: '100Mi' for one that goes with the pod.",
        });
      }
      return [];
    }
    const access = given.access ?? 'ReadWriteOnce';
    if (
      given.storageClass !== undefined &&
      !cluster.storageClasses.some((one) => one.name === given.storageClass)
    ) {
      reportUnknown(
        context,
        'storage class',
        given.storageClass,
        cluster.storageClasses.map((one) => one.name),
        [...place, 'storageClass'],
      );
    }
    if (
      workload !== 'StatefulSet' &&
      access !== 'ReadWriteMany' &&
      (replicas.maximum > 1 || workload === 'DaemonSet')
    ) {
      context.report({
        path: place,
        reason: `the pods of a ${workload} cannot share the volume '${name}', which one node mounts at a time`,
        fix: "Write workload: 'StatefulSet' for a volume of each pod, or access: 'ReadWriteMany'.",
      });
    }
    return [
      {
        kind: 'persistent',
        name,
        mountPath: given.path,
        size,
        storageClass: given.storageClass,
        access,
        path: pickPath(given.size, context, [...place, 'size']),
      },
    ];
  });
  const all = volumes.some((volume) => volume.mountPath === '/tmp' || volume.name === 'tmp')
    ? volumes
    : [...volumes, { ...scratch, path }];
  reportClashes(context, all, files);
  return all;
}

function reportClashes(context: Context, volumes: readonly Volume[], files: readonly ConfigFolder[]): void {
  const mounts = [
    ...volumes.map((volume) => ({ mountPath: volume.mountPath, path: volume.path })),
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
