import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { nodeFolders } from '../node-folders.ts';

/** Where the Docker daemon kept the logs of its containers. */
const folder = '/var/lib/docker/containers';

export const rule: Rule = {
  id: 'docker-log-path',
  title: 'Logs that are read where Docker kept them',
  severity: 'warning',
  why: 'Kubernetes runs containers by containerd since 1.24: the folder is empty, and links in /var/log/pods lead to no Docker. Where only this is read, no log arrives.',
  fix: 'Read /var/log/pods with a parser for the CRI format, and mount no folder of Docker.',
  *check({ cluster }) {
    for (const workload of cluster.workloads) {
      for (const { folder: mounted, path } of nodeFolders(workload)) {
        if (mounted !== folder && mounted !== '/var/lib/docker') continue;
        yield {
          message: `${titleOf(workload.object)} reads ${mounted}, which is empty on nodes with containerd`,
          places: [placeIn(workload.object, path, `mounts ${mounted}`)],
        };
      }
    }
  },
};
