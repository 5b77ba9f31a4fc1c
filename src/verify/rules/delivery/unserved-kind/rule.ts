import type { Cluster, Installed, KubernetesObject } from '../../../../facts/index.ts';
import { groupOf, servedBy } from '../../../../kubernetes/index.ts';
import { neighboursOf } from '../../../declared.ts';
import { installedOtherwise } from '../../../installed.ts';
import { counted, listed, placeIn, titleOf } from '../../../place.ts';
import type { Rule, RuleInput } from '../../../rule.ts';

export const rule: Rule = {
  id: 'unserved-kind',
  title: 'A custom resource that nothing installed serves',
  severity: 'error',
  why: 'The API server refuses an object of a kind that it does not know, and with it often the whole apply; where only the definition is there, nobody acts on the object.',
  fix: 'Install the operator, or remove the object.',
  *check(input) {
    // A repository that says nothing about what is installed leaves that to others.
    if (input.cluster.software.length === 0) return;
    const defined = definedKinds(input);
    const commands = installedOtherwise(input.facts);
    const reported = new Set<string>();
    for (const object of input.cluster.objects) {
      const key = `${groupOf(object.apiVersion)}/${object.kind}`;
      const servers = servedBy(groupOf(object.apiVersion), object.kind);
      if (servers.length === 0 || defined.has(key) || reported.has(key) || isReader(object)) continue;
      if (input.cluster.software.some((one) => mayServe(one, servers))) continue;
      if (commands.some((text) => servers.some((server) => text.includes(server)))) continue;
      reported.add(key);
      const others = input.cluster.ofKind(object.kind).length - 1;
      const more = others === 0 ? '' : ` and ${counted(others, 'other')} of its kind`;
      yield {
        message: `nothing that is installed serves ${titleOf(object)}${more}`,
        places: [placeIn(object, ['kind'], `the kind ${key}`)],
        fix: `Install ${listed(servers).replace(/ and ([^,]*)$/, ' or $1')}, or remove the object.`,
      };
    }
  },
};

/** Who reads the repository itself was there before it. */
function isReader({ apiVersion, kind }: KubernetesObject): boolean {
  return groupOf(apiVersion) === 'argoproj.io' && /^(?:Application|ApplicationSet|AppProject)$/.test(kind);
}

/** The kinds that definitions in the repository bring, for this cluster or beside it. */
function definedKinds(input: Pick<RuleInput, 'cluster' | 'facts'>): ReadonlySet<string> {
  const clusters: readonly Cluster[] = [input.cluster, ...neighboursOf(input)];
  return new Set(
    clusters
      .flatMap((cluster) => cluster.ofKind('CustomResourceDefinition'))
      .map(({ value }) => {
        const spec = value.spec as { readonly group?: unknown; readonly names?: { readonly kind?: unknown } };
        return `${String(spec?.group)}/${String(spec?.names?.kind)}`;
      }),
  );
}

/** Software that is not known may serve a kind where its name has a word of one that does. */
function mayServe(installed: Installed, servers: readonly string[]): boolean {
  if (installed.software !== undefined) return servers.includes(installed.software);
  const words = `${installed.name}-${installed.chart?.name ?? ''}`.toLowerCase().split('-');
  return servers.some((server) => server.split('-').some((word) => word.length > 3 && words.includes(word)));
}
