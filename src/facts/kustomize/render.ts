import type { MapTree, Tree } from '../../base/index.ts';
import type { Report } from '../problems.ts';
import type { Repository } from '../repository.ts';
import { configuredReferences } from './configurations.ts';
import { contentHash } from './content-hash.ts';
import { textAt } from './edit.ts';
import { generate } from './generators.ts';
import { applyImages } from './images.ts';
import type { Kustomization, TextTree } from './kustomization.ts';
import { fieldOf, textsOf } from './kustomization.ts';
import { applyAnnotations, applyLabels } from './labels.ts';
import type { Kustomizations } from './loader.ts';
import { find, unpackLists } from './loader.ts';
import { fixReferences } from './name-references.ts';
import { applyAffixes, applyNamespace, renamed } from './names.ts';
import { applyJsonPatches, applyPatches } from './patches.ts';
import { applyReplicas } from './replicas.ts';
import type { Resource } from './resource.ts';
import { describeId, makeResource, sameId, withPast } from './resource.ts';

/** Renders kustomizations; what several of them have in common is built once and shared. */
export class Renderer {
  readonly #repository: Repository;
  readonly #kustomizations: Kustomizations;
  readonly #report: Report;
  readonly #built = new Map<string, readonly Resource[]>();
  readonly #reading = new Set<string>();

  constructor(repository: Repository, kustomizations: Kustomizations, report: Report) {
    this.#repository = repository;
    this.#kustomizations = kustomizations;
    this.#report = report;
  }

  /** The objects that `kubectl apply -k` of a kustomization brings. */
  render(kustomization: Kustomization): readonly MapTree[] {
    const hashed = this.#build(kustomization).map((resource) =>
      resource.hashed
        ? renamed(withPast(resource), `${resource.id.name}-${contentHash(resource.tree)}`)
        : resource,
    );
    return fixReferences(hashed)
      .map(({ tree }) => tree)
      .filter(
        (tree) => textAt(tree, 'metadata', 'annotations', 'config.kubernetes.io/local-config') === undefined,
      );
  }

  /** Whether a kustomization took part in anything that was rendered. */
  hasBuilt({ folder }: Kustomization): boolean {
    return this.#built.has(folder);
  }

  #build(kustomization: Kustomization): readonly Resource[] {
    const known = this.#built.get(kustomization.folder);
    if (known !== undefined) return known;
    const built = this.#accumulate(kustomization, []);
    this.#built.set(kustomization.folder, built);
    return built;
  }

  /** Applies a kustomization on top of objects; these are its parent's when it is a component. */
  #accumulate(kustomization: Kustomization, before: readonly Resource[]): readonly Resource[] {
    this.#reading.add(kustomization.folder);
    const report = this.#report;
    const repository = this.#repository;
    const work = { kustomization, repository, report };
    let all = this.#joined(before, kustomization);
    all = generate(all, kustomization, repository, report);
    for (const path of textsOf(fieldOf(kustomization, 'components'), 'components', report)) {
      all = this.#addComponent(kustomization, path, all);
    }
    all = applyPatches(all, work);
    all = applyNamespace(all, kustomization, report);
    all = applyAffixes(all, kustomization, report);
    all = applyLabels(all, kustomization, report);
    all = applyAnnotations(all, kustomization, report);
    all = applyJsonPatches(all, work);
    all = applyReplicas(all, kustomization, report);
    all = applyImages(all, kustomization, report);
    const told = configuredReferences(kustomization, repository, report);
    if (told.length > 0) all = all.map((one) => ({ ...one, references: [...one.references, ...told] }));
    this.#reading.delete(kustomization.folder);
    return all;
  }

  #load(kustomization: Kustomization, path: TextTree): readonly Resource[] {
    const found = find(kustomization, path, this.#repository, this.#kustomizations, this.#report);
    if (found === undefined) return [];
    if (found.kind === 'file') return this.#loadFile(found.file);
    if (this.#isCycle(found.kustomization, path)) return [];
    if (found.kustomization.kind === 'Component') {
      this.#report(path, `${path.value} is a component`, 'List it under components.');
      return [];
    }
    return this.#build(found.kustomization);
  }

  #loadFile(file: string): readonly Resource[] {
    this.#repository.use(file);
    return unpackLists(this.#repository.documents(file, false)).flatMap((tree: Tree) => {
      const named = textAt(tree, 'metadata', 'name') ?? textAt(tree, 'metadata', 'generateName');
      if (tree.kind === 'map' && textAt(tree, 'kind') !== undefined && named !== undefined)
        return [makeResource(tree)];
      this.#report(
        tree,
        'the document is no Kubernetes object',
        'Add apiVersion, kind and metadata.name, or take the file out of the kustomization.',
      );
      return [];
    });
  }

  #addComponent(kustomization: Kustomization, path: TextTree, all: readonly Resource[]): readonly Resource[] {
    const found = find(kustomization, path, this.#repository, this.#kustomizations, this.#report);
    if (found === undefined) return all;
    if (found.kind === 'file' || found.kustomization.kind !== 'Component') {
      this.#report(
        path,
        `${path.value} is no component`,
        'List it under resources, or give it the kind Component.',
      );
      return all;
    }
    return this.#isCycle(found.kustomization, path) ? all : this.#accumulate(found.kustomization, all);
  }

  #isCycle({ folder }: Kustomization, path: TextTree): boolean {
    if (!this.#reading.has(folder)) return false;
    this.#report(
      path,
      `${path.value} leads back to itself`,
      'Break the circle: a kustomization cannot be part of itself.',
    );
    return true;
  }

  #joined(before: readonly Resource[], kustomization: Kustomization): readonly Resource[] {
    const result = [...before];
    const byName = new Map<string, Resource[]>();
    const remember = (resource: Resource) => {
      const list = byName.get(resource.id.name);
      if (list === undefined) byName.set(resource.id.name, [resource]);
      else list.push(resource);
    };
    for (const resource of before) remember(resource);
    for (const field of ['resources', 'bases']) {
      for (const path of textsOf(fieldOf(kustomization, field), field, this.#report)) {
        for (const resource of this.#load(kustomization, path)) {
          if (byName.get(resource.id.name)?.some(({ id }) => sameId(id, resource.id))) {
            const reason = `${describeId(resource.id)} is here already`;
            this.#report(path, reason, 'List the object once, or give it another name.');
          } else {
            result.push(resource);
            remember(resource);
          }
        }
      }
    }
    return result;
  }
}
