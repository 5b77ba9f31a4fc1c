import type { Id, Resource } from './resource.ts';
import { answersTo } from './resource.ts';
import type { Selection } from './selector.ts';

/** The objects while patches are applied one after the other: found by name without a look at all of them. */
export class ResourceSet {
  readonly #resources: (Resource | undefined)[];
  readonly #byName = new Map<string, number[]>();

  constructor(resources: readonly Resource[]) {
    this.#resources = [...resources];
    for (const index of resources.keys()) this.#index(index);
  }

  list(): readonly Resource[] {
    return this.#resources.filter((resource) => resource !== undefined);
  }

  /** Places of the objects that are or were called so. */
  answering(id: Id): readonly number[] {
    return this.#named(id.name).filter((index) => {
      const resource = this.#resources[index];
      return resource !== undefined && answersTo(resource, id);
    });
  }

  /** Edits the objects at places; undefined removes one. */
  edit(places: readonly number[], change: (resource: Resource) => Resource | undefined): void {
    for (const index of places) {
      const resource = this.#resources[index];
      if (resource === undefined) continue;
      const changed = change(resource);
      this.#resources[index] = changed;
      if (changed !== undefined && changed.id.name !== resource.id.name) this.#index(index);
    }
  }

  selected({ name, selects }: Selection): readonly number[] {
    const candidates = name === undefined ? this.#resources.keys() : this.#named(name);
    return [...candidates].filter((index) => {
      const resource = this.#resources[index];
      return resource !== undefined && selects(resource);
    });
  }

  #named(name: string): readonly number[] {
    return this.#byName.get(name) ?? [];
  }

  #index(index: number): void {
    const resource = this.#resources[index];
    if (resource === undefined) return;
    for (const name of new Set([resource.id.name, ...resource.previous.map((id) => id.name)])) {
      const places = this.#byName.get(name);
      if (places === undefined) this.#byName.set(name, [index]);
      else if (!places.includes(index)) places.push(index);
    }
  }
}
