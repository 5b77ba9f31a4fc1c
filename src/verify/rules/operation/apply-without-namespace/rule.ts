import type { Cluster, Facts } from '../../../../facts/index.ts';
import { scope } from '../../../../kubernetes/index.ts';
import { kubectlCalls } from '../../../commands.ts';
import { counted, placeIn } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';

export const rule: Rule = {
  id: 'apply-without-namespace',
  title: 'An apply into whatever namespace is current',
  severity: 'error',
  needs: 'repository',
  why: 'The objects name no namespace and the command none either: they land in that of the context, which is default on a fresh machine and in most pipelines, outside of policies, quotas and Secrets.',
  fix: 'Write the namespace into the manifests or the kustomization, or give --namespace.',
  *check({ facts }) {
    for (const { call, verb, flags, namespace } of kubectlCalls(facts)) {
      if (verb !== 'apply' || namespace !== undefined || call.script.kind === 'container') continue;
      const word = flags.get('-f') ?? flags.get('--filename') ?? flags.get('-k') ?? flags.get('--kustomize');
      const path = word?.text.replace(/^\.\//, '').replace(/\/+$/, '');
      if (word === undefined || path === undefined || word.variables.length > 0) continue;
      const open = openObjects(facts, path);
      const [first] = open;
      if (first === undefined) continue;
      yield {
        message: `kubectl apply brings ${counted(open.length, 'object')} of ${word.text} into the namespace that is current`,
        places: [
          { at: word.at, note: 'names no namespace' },
          placeIn(first, ['metadata', 'name'], 'names none either'),
        ],
      };
    }
  },
};

/** Objects of a namespace that name none, below a path; none where some of its objects name one, which is told elsewhere. */
function openObjects(facts: Facts, path: string) {
  const objects = facts.clusters.flatMap((cluster) =>
    cluster.objects.filter(
      ({ apiVersion, kind, tree }) =>
        isBelow(cluster, tree.source.file, path) && scope(apiVersion, kind) === 'namespace',
    ),
  );
  return objects.some(({ namespace }) => namespace !== undefined) ? [] : objects;
}

function isBelow({ name }: Cluster, file: string, path: string): boolean {
  return name === path || (name === '.' && (file === path || file.startsWith(`${path}/`)));
}
