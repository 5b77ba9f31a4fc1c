import { descend, plain, positionAt, type Tree } from '../../../../base/index.ts';
import type { Cluster, Installed } from '../../../../facts/index.ts';
import { type AskedMonitor, askedMonitors, servedBy } from '../../../../kubernetes/index.ts';
import { placeIn } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { type Application, applicationsOf } from '../applications.ts';

const group = 'monitoring.coreos.com';
const annotation = ['metadata', 'annotations', 'argocd.argoproj.io/sync-wave'];

/** A chart makes its monitors when it is installed: by then somebody must serve the kind. */
export const rule: Rule = {
  id: 'monitor-before-operator',
  title: 'A chart that makes a monitor before anybody serves the kind',
  severity: 'error',
  why: 'Helm refuses the release, since the API server does not know the kind; charts that look first leave the monitor out, and nobody is told that nothing is measured.',
  fix: 'Install the Prometheus operator before it, or do not ask the chart for a monitor.',
  *check({ cluster }) {
    const applications = applicationsOf(cluster);
    for (const installed of cluster.software) {
      const asked = firstAsked(installed);
      if (asked === undefined) continue;
      const { kind, path, tree } = asked;
      const servers = servedBy(group, kind);
      if (installed.software !== undefined && servers.includes(installed.software)) continue;
      const place = { at: positionAt(tree, path), note: `asks for a ${kind}` };
      const operators = cluster.software.filter(
        ({ name, software, chart }) =>
          (software !== undefined && servers.includes(software)) ||
          (software === undefined && /prometheus/i.test(`${name} ${chart?.name ?? ''}`)),
      );
      if (operators.length === 0) {
        if (definesKind(cluster, kind)) continue;
        yield {
          message: `the values of ${installed.name} ask for a ${kind}, and nothing that is installed serves the kind`,
          places: [place],
        };
        continue;
      }
      const own = applicationOf(applications, installed);
      const waves = operators.flatMap((one) => applicationOf(applications, one) ?? []);
      const [late] = waves;
      if (own === undefined || late === undefined || waves.some(({ wave }) => wave <= own.wave)) continue;
      yield {
        message: `${installed.name} makes a ${kind} in wave ${own.wave}, ${late.object.name}, which serves it, comes in wave ${late.wave}`,
        places: [place, placeIn(late.object, annotation, `wave ${late.wave}`)],
      };
    }
  },
};

/** The first monitor that the values ask for, with the file that does. */
function firstAsked({ values }: Installed): (AskedMonitor & { readonly tree: Tree }) | undefined {
  for (const tree of values) {
    const [asked] = askedMonitors(plain(tree));
    if (asked !== undefined) return { ...asked, tree };
  }
  return undefined;
}

function definesKind(cluster: Cluster, kind: string): boolean {
  return cluster.ofKind('CustomResourceDefinition').some(({ value }) => {
    const spec = value.spec as { readonly group?: unknown; readonly names?: { readonly kind?: unknown } };
    return spec?.group === group && spec?.names?.kind === kind;
  });
}

function applicationOf(applications: readonly Application[], { tree }: Installed): Application | undefined {
  return applications.find(({ object, sources }) =>
    sources.some(({ at }) => descend(object.tree, at) === tree),
  );
}
