import { plain } from '../../../../base/index.ts';
import type { Cluster, Facts, Installed } from '../../../../facts/index.ts';
import { placeIn } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { fieldsAt } from '../../../value.ts';
import { applicationsOf } from '../applications.ts';

const key = 'resource.customizations.health.argoproj.io_Application';

export const rule: Rule = {
  id: 'missing-application-health',
  title: 'Waves of Applications that do not wait for each other',
  severity: 'warning',
  why: 'Argo CD gives Applications no health of their own: the next wave begins as soon as the Applications of the one before exist, before anything of them runs.',
  fix: `Set ${key} in argocd-cm, with the script of the Argo CD manual.`,
  *check({ cluster, facts }) {
    const waved = applicationsOf(cluster).toSorted((a, b) => a.wave - b.wave);
    const [first, last] = [waved[0], waved.at(-1)];
    if (first === undefined || last === undefined || first.wave === last.wave) return;
    const configured = configurations(cluster, facts);
    // Who configures Argo CD elsewhere may have it there.
    if (configured.length === 0 || configured.some(Boolean)) return;
    yield {
      message: `Application ${last.object.name} is in wave ${last.wave}, but Argo CD does not wait for the waves before`,
      places: [
        placeIn(
          last.object,
          ['metadata', 'annotations', 'argocd.argoproj.io/sync-wave'],
          'begins as soon as the others exist',
        ),
      ],
    };
  },
};

/** For each configuration of Argo CD that is here, whether it gives Applications a health. */
function configurations(cluster: Cluster, facts: Facts): readonly boolean[] {
  const charts = cluster.software.filter(({ software }) => software === 'argo-cd').map(chartSays);
  const maps = facts.clusters
    .flatMap((one) => one.ofKind('ConfigMap'))
    .filter(({ name }) => name === 'argocd-cm')
    .map(({ value }) => says(fieldsAt(value, 'data')));
  return [...charts, ...maps];
}

function chartSays({ values }: Installed): boolean {
  return values.some((tree) => says(fieldsAt(plain(tree), 'configs', 'cm')));
}

function says(settings: Readonly<Record<string, unknown>>): boolean {
  const old = settings['resource.customizations'];
  return settings[key] !== undefined || (typeof old === 'string' && old.includes('argoproj.io/Application'));
}
