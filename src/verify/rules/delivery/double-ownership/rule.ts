import { positionOf, type Tree } from '../../../../base/index.ts';
import type { Cluster, Facts } from '../../../../facts/index.ts';
import { placeIn } from '../../../place.ts';
import type { Rule } from '../../../rule.ts';
import { textAt } from '../../../value.ts';
import { type Application, applicationsOf, folderOf, isBelow } from '../applications.ts';

export const rule: Rule = {
  id: 'double-ownership',
  title: 'Objects that two owners bring',
  severity: 'error',
  why: 'Each owner sets the objects back to what it knows, and the one that goes takes them along: Argo CD reports shared resources, Helm refuses what another release owns.',
  fix: 'Leave the objects to one of the two.',
  *check({ cluster, facts }) {
    yield* sharedFolders(cluster, facts);
    yield* doubleReleases(cluster);
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
