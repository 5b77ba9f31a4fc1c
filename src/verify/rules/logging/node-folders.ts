import type { DataPath } from '../../../base/index.ts';
import type { Workload } from '../../../facts/index.ts';
import { listAt, textAt } from '../../value.ts';

/** A folder of the node that a pod mounts, and where it says so. */
export interface NodeFolder {
  readonly folder: string;
  readonly path: DataPath;
}

/** The folders of the node that the pods of a workload mount. */
export function nodeFolders({ pod, podPath }: Workload): readonly NodeFolder[] {
  if (podPath === undefined) return [];
  return listAt(pod, 'volumes').flatMap((volume, index) => {
    const folder = textAt(volume, 'hostPath', 'path');
    const path = [...podPath, 'volumes', index, 'hostPath', 'path'];
    return folder === undefined ? [] : [{ folder: folder.replace(/\/+$/, ''), path }];
  });
}

/** Whether a workload reads the logs of all pods of its node. */
export function readsLogs(workload: Workload): boolean {
  const folders = ['/var/log', '/var/log/pods', '/var/log/containers'];
  return (
    workload.object.kind === 'DaemonSet' &&
    nodeFolders(workload).some(({ folder }) => folders.includes(folder))
  );
}
