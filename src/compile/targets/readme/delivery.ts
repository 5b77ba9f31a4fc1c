import type { Platform } from '../../../model/index.ts';
import { code } from '../../objects/markdown.ts';

/** How an environment comes up from an empty cluster, and how a change reaches it afterwards. */
export function deliverySection(platform: Platform): string {
  const root = platform.layout.kubernetes;
  const last = platform.environments.at(-1);
  const gitops = last?.gitops;
  const start = `## From an empty cluster

\`\`\`sh
kubectl config use-context <the cluster of ${last?.name}>
bash ${root}/overlays/${last?.name}/bootstrap.sh
\`\`\`

The script brings everything in the order of what needs what, waits for each step, and may run again at any time.
[How it comes up](docs/bootstrap.md) says what comes when, and why.`;
  if (gitops === undefined) {
    return `${start}

After that ${code(`kubectl apply -k ${root}/overlays/<environment>`)} brings a change; ${code(`${root}/components`)} holds the values of the charts,
and ${code('helmfile.yaml')} beside the script their versions.`;
  }
  return `${start}

Argo CD, which the script installs, keeps the cluster as [the repository](${gitops.repository}) says from then on.

## How a change reaches a cluster

1. Somebody commits to a service; its pipeline tests it and pushes an image with a tag that never moves.
2. The pipeline, or a person, sets the new tag in the definition, compiles it and opens a pull request: the tag stands in
   ${code(`${root}/overlays/<environment>/${platform.layout.services}/<service>/kustomization.yaml`)}.
3. After the merge Argo CD sees the commit on the branch of the environment within three minutes, and syncs the
   Application of the service.
4. The rolling update goes on only while new pods are ready; the Application is healthy when all of them are.
5. ${code(`kubectl --namespace ${gitops.namespace} get applications`)} shows where everything stands. To go back, revert the commit.

Changes by hand ${gitops.selfHeal ? 'are undone' : 'stay until the next sync'}. ${gitops.prune ? 'What leaves the repository leaves the cluster, except namespaces and what holds data: that is deleted by hand.' : 'What leaves the repository stays in the cluster until somebody deletes it.'}`;
}
