import { positionOf, type Tree } from '../../../../base/index.ts';
import type { Cluster, Facts, HelmChart, KubernetesObject, NamedObject } from '../../../../facts/index.ts';
import { callsTo, kubectlCalls } from '../../../commands.ts';
import { placeIn, titleOf } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { type Application, applicationsOf, folderOf, isBelow } from '../applications.ts';

export const rule: Rule = {
  id: 'double-ownership',
  title: 'Objects that two owners bring',
  severity: 'error',
  why: 'Each owner sets the objects back to what it knows, and the one that goes takes them along: Argo CD reports shared resources, Helm refuses what it does not own, Terraform what exists already.',
  fix: 'Leave the objects to one of the two.',
  *check({ cluster, facts }) {
    yield* sharedFolders(cluster, facts);
    yield* doubleReleases(cluster);
    yield* ofOtherTools(cluster, facts);
  },
};

/** Applications of one destination that take the same folder, or a kustomization and a part of it. */
function* sharedFolders(cluster: Cluster, facts: Facts) {
  const folders = applicationsOf(cluster).flatMap((application) =>
    application.sources.flatMap(({ path, repository, revision, at }) =>
      path === undefined ? [] : [{ application, path: trimmed(path), key: `${repository} ${revision}`, at }],
    ),
  );
  for (const [index, one] of folders.entries()) {
    for (const other of folders.slice(index + 1)) {
      if (one.application === other.application || one.key !== other.key) continue;
      if (destination(one.application) !== destination(other.application)) continue;
      const [outer, inner] = one.path.length <= other.path.length ? [one, other] : [other, one];
      if (inner.path !== outer.path && !isPart(facts, inner.path, outer.path)) continue;
      yield {
        message: `Applications ${outer.application.object.name} and ${inner.application.object.name} both bring ${inner.path}`,
        places: [
          placeIn(inner.application.object, [...inner.at, 'path'], 'brings it'),
          placeIn(outer.application.object, [...outer.at, 'path'], 'brings it as well'),
        ] as const,
      };
    }
  }
}

function trimmed(path: string): string {
  return path.replace(/^\.\//, '').replace(/\/+$/, '');
}

function destination({ object }: Application): string {
  const [server, name] = ['server', 'name'].map((field) =>
    textAt(object.value, 'spec', 'destination', field),
  );
  return `${server ?? name}`;
}

/** Whether a folder is a kustomization that another one, above it, brings along. */
function isPart(facts: Facts, inner: string, outer: string): boolean {
  const [part, whole] = [folderOf(facts, inner), folderOf(facts, outer)];
  if (part === undefined || whole === undefined || !isBelow(part, whole)) return false;
  const isRoot = (folder: string) => facts.clusters.some(({ name }) => name === folder);
  return isRoot(whole) && !isRoot(part) && facts.sources.has(`${part}/kustomization.yaml`);
}

/** Releases that a helmfile and an Application both install. */
function* doubleReleases({ software }: Cluster) {
  for (const release of software.filter(({ tree }) => isRelease(tree))) {
    const twin = software.find(
      (one) =>
        !isRelease(one.tree) &&
        one.chart !== undefined &&
        one.chart.name === release.chart?.name &&
        one.namespace === release.namespace &&
        one.namespace !== undefined,
    );
    if (twin === undefined) continue;
    yield {
      message: `a helmfile and Argo CD both install ${release.chart?.name} in ${release.namespace}`,
      places: [
        { at: positionOf(release.tree.source, release.tree.offset), note: 'installs it' },
        { at: positionOf(twin.tree.source, twin.tree.offset), note: 'installs it as well' },
      ] as const,
    };
  }
}

function isRelease(tree: Tree): boolean {
  return tree.source.file.includes('helmfile');
}

/**
 * Objects of manifests that Terraform or a chart of the repository brings, too. A chart beside manifests may be another
 * form of the same: it is an owner where somebody installs it, and somebody else applies the manifests.
 */
function* ofOtherTools(cluster: Cluster, facts: Facts) {
  const charts = facts.charts.filter((chart) => isReleased(facts, chart));
  const others = [
    ...facts.terraform.map((object) => ({ object, what: 'Terraform', isChart: false })),
    ...charts.flatMap(({ name, objects }) =>
      objects.map((object) => ({ object, what: `the chart ${name}`, isChart: true })),
    ),
  ];
  for (const { object, what, isChart } of others) {
    const manifest = sameIn(cluster, object);
    if (manifest === undefined || (isChart && !isApplied(facts, cluster, manifest))) continue;
    yield {
      message: `${titleOf(manifest)} is brought by a manifest and by ${what}`,
      places: [
        { at: object.at, note: `${what} brings it` },
        placeIn(manifest, ['metadata', 'name'], 'the manifest brings it as well'),
      ] as const,
    };
  }
}

/** The same object among manifests; where either leaves the namespace open, the name must do. */
function sameIn(cluster: Cluster, { kind, name, namespace }: NamedObject): KubernetesObject | undefined {
  return cluster
    .ofKind(kind)
    .find(
      (one) =>
        one.name === name &&
        (one.namespace === namespace || one.namespace === undefined || namespace === undefined),
    );
}

function isReleased(facts: Facts, { folder }: HelmChart): boolean {
  return callsTo(facts, 'helm').some(({ command: { words } }) => {
    const texts = words.map(({ text }) => text);
    const installs = texts.includes('install') || texts.includes('upgrade');
    return installs && texts.some((text) => leadsTo(text, folder));
  });
}

function isApplied(facts: Facts, cluster: Cluster, { tree }: KubernetesObject): boolean {
  return kubectlCalls(facts).some(({ verb, flags }) => {
    const path = (flags.get('-f') ?? flags.get('--filename') ?? flags.get('-k') ?? flags.get('--kustomize'))
      ?.text;
    if (verb !== 'apply' || path === undefined) return false;
    return (
      leadsTo(path, cluster.name) ||
      tree.source.file === path ||
      tree.source.file.startsWith(`${plainPath(path)}/`)
    );
  });
}

function leadsTo(path: string, folder: string): boolean {
  const wanted = plainPath(path);
  return wanted !== '' && (wanted === folder || folder.endsWith(`/${wanted}`));
}

function plainPath(path: string): string {
  return path.replace(/^(?:\.\.?\/)+/, '').replace(/\/+$/, '');
}
