import type { KubernetesObject } from '../../../../facts/index.ts';
import { groupOf } from '../../../../kubernetes/index.ts';
import { counted, placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { allApplicationsOf } from '../application-sets.ts';
import { broughtBy } from '../applications.ts';

/** Kinds whose deletion takes data along, as 'group/Kind'. */
const holders = [
  '/PersistentVolumeClaim',
  'postgresql.cnpg.io/Cluster',
  'rabbitmq.com/RabbitmqCluster',
  'elasticsearch.k8s.elastic.co/Elasticsearch',
];

export const rule: Rule = {
  id: 'pruned-data',
  title: 'An Application that deletes data when a file is gone',
  severity: 'error',
  why: 'A commit that loses or renames the file, or a wrong path, deletes the database with its volumes within minutes.',
  fix: 'Annotate the object with argocd.argoproj.io/sync-options: Prune=false (or Prune=confirm), or leave pruning off for the Application.',
  *check({ cluster, facts }) {
    for (const application of allApplicationsOf(cluster, facts)) {
      if (!application.prunes || application.options.some(keeps)) continue;
      const lost = broughtBy(facts, application)
        .map(({ object }) => object)
        .filter((object) => isHolder(object) && !isKept(object));
      const [first] = lost;
      if (first === undefined) continue;
      const more = lost.length === 1 ? '' : ` and ${counted(lost.length - 1, 'other')} like it`;
      yield {
        message: `${titleOf(application.object)} prunes ${titleOf(first)}${more} by itself`,
        places: [
          placeIn(first, ['metadata'], 'holds data'),
          placeIn(
            application.object,
            [...application.spec, 'syncPolicy', 'automated', 'prune'],
            'deletes what Git no longer has',
          ),
        ],
      };
    }
  },
};

function isHolder({ apiVersion, kind }: KubernetesObject): boolean {
  return holders.includes(`${groupOf(apiVersion)}/${kind}`);
}

function isKept({ value }: KubernetesObject): boolean {
  const options = textAt(value, 'metadata', 'annotations', 'argocd.argoproj.io/sync-options') ?? '';
  return options.split(',').some(keeps);
}

function keeps(option: string): boolean {
  return /^\s*Prune=(false|confirm)\s*$/.test(option);
}
