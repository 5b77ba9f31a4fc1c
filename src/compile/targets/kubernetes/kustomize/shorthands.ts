import {
  compact,
  type DataPath,
  formatPath,
  isObject,
  type JsonObject,
  type Sourced,
  valueAt,
} from '../../../../base/index.ts';
import { podSpecPath } from '../../../../kubernetes/index.ts';
import { type Image, splitImage } from '../../../objects/image.ts';
import type { Traced } from './traced.ts';

/** Patches with what a kustomization says by fields of its own, which people and pipelines know to edit. */
export interface Shortened {
  readonly patches: readonly Sourced[];
  readonly replicas: readonly Traced[];
  readonly images: readonly Traced[];
}

/**
 * Takes numbers of pods and images out of the patches of an overlay. An image stays where it is when the field of the
 * kustomization, which goes by the image's name alone, would change another container too.
 * @param base what the patches are for
 * @param own objects that only this overlay has
 */
export function shorten(
  patches: readonly Sourced[],
  base: readonly Sourced[],
  own: readonly Sourced[],
): Shortened {
  const uses = imageUses(patches, base, own);
  const changes = new Map([...uses].flatMap(([name, all]) => changeOf(name, all, uses) ?? []));
  const moved = (use: ImageUse) => use.from !== use.to && changes.has(splitImage(use.from).name);
  const settled = new Set([...uses.values()].flat().flatMap((use) => (moved(use) ? [use.id] : [])));
  const replicas = patches.flatMap(({ value, from, fields }): readonly Traced[] => {
    const count = replicasOf(value);
    if (count === undefined) return [];
    const origin = fields?.get('spec.replicas') ?? from;
    return [
      { value: { name: (value.metadata as JsonObject).name, count }, fields: new Map([['count', origin]]) },
    ];
  });
  const rest = patches.flatMap((patch) => {
    const value = withoutImages(withoutReplicas(patch.value), settled);
    return value === patch.value || !isEmptyPatch(value) ? [{ ...patch, value }] : [];
  });
  return { patches: rest, replicas, images: [...changes.values()] };
}

function replicasOf({ kind, spec }: JsonObject): number | undefined {
  if ((kind !== 'Deployment' && kind !== 'StatefulSet') || !isObject(spec)) return undefined;
  return typeof spec.replicas === 'number' ? spec.replicas : undefined;
}

function withoutReplicas(value: JsonObject): JsonObject {
  if (replicasOf(value) === undefined) return value;
  const { replicas: _, ...rest } = value.spec as JsonObject;
  return withField(value, 'spec', Object.keys(rest).length === 0 ? undefined : rest);
}

/** A container of an environment: its image in the base (or where the base lacks it, its own), and what it is to be. */
interface ImageUse {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The place in the definition that decided it. */
  readonly origin: DataPath;
}

/** The containers of an overlay by the names of the images that they have before `images` is applied. */
function imageUses(
  patches: readonly Sourced[],
  base: readonly Sourced[],
  own: readonly Sourced[],
): ReadonlyMap<string, readonly ImageUse[]> {
  const given = new Map([...base, ...own].flatMap(imagesIn));
  const wanted = new Map([...given, ...patches.flatMap(imagesIn)]);
  const uses = new Map<string, ImageUse[]>();
  for (const [id, { image: to, origin }] of wanted) {
    const from = given.get(id)?.image ?? to;
    const { name } = splitImage(from);
    uses.set(name, [...(uses.get(name) ?? []), { id, from, to, origin }]);
  }
  return uses;
}

/** The entry of `images` that gives all containers of an image's name what they want, where one can. */
function changeOf(
  name: string,
  all: readonly ImageUse[],
  uses: ReadonlyMap<string, readonly ImageUse[]>,
): readonly (readonly [string, Traced])[] | undefined {
  const first = all.find(({ from, to }) => from !== to);
  if (first === undefined) return undefined;
  // Whatever has the name before or after the patches is changed: all of it must want the same.
  const others = [...uses.values()].flat().filter(({ to }) => splitImage(to).name === name);
  if ([...all, ...others].some(({ to }) => to !== first.to)) return undefined;
  const image: Image = splitImage(first.to);
  if ((image.tag === undefined) === (image.digest === undefined)) return undefined;
  // Another entry could take the new name for an old one.
  if (image.name !== name && uses.has(image.name)) return undefined;
  const changes = compact<Record<string, string>>({
    newName: image.name === name ? undefined : image.name,
    newTag: image.tag,
    digest: image.digest,
  } as Record<string, string>);
  const fields = new Map(Object.keys(changes).map((key) => [key, first.origin]));
  return [[name, { value: { name, ...changes }, fields }]];
}

const lists = ['initContainers', 'containers'] as const;

function podSpecOf(value: JsonObject): DataPath {
  return podSpecPath(String(value.kind)) ?? [];
}

/** The images of an object's containers by what tells each container from all others. */
function imagesIn({ value, from, fields }: Sourced) {
  return lists.flatMap((list) => {
    const path = [...podSpecOf(value), list];
    const containers = valueAt(value, path);
    if (!Array.isArray(containers)) return [];
    return containers.flatMap((container: JsonObject, index) => {
      if (typeof container.image !== 'string') return [];
      const origin = fields?.get(formatPath([...path, index, 'image'])) ?? from;
      return [[idOf(value, list, container), { image: container.image, origin }] as const];
    });
  });
}

function idOf({ kind, metadata }: JsonObject, list: string, container: JsonObject): string {
  const { namespace, name } = metadata as JsonObject;
  return [kind, namespace, name, list, container.name].join('\n');
}

/** The patch without the images that are said elsewhere, and without what only led to them. */
function withoutImages(value: JsonObject, settled: ReadonlySet<string>): JsonObject {
  return lists.reduce((object, list) => {
    const path = [...podSpecOf(object), list];
    const containers = valueAt(object, path);
    if (!Array.isArray(containers)) return object;
    const kept = containers.flatMap((container: JsonObject) => {
      if (!settled.has(idOf(object, list, container))) return [container];
      const { image: _, ...rest } = container;
      return Object.keys(rest).every((key) => key === 'name') ? [] : [rest];
    });
    return withValue(object, path, kept.length === 0 && containers.length > 0 ? undefined : kept);
  }, value);
}

/** An object with another value at a path; maps that nothing is left of go too. */
function withValue(object: JsonObject, path: DataPath, value: unknown): JsonObject {
  const [step, ...rest] = path;
  if (rest.length === 0) return withField(object, String(step), value);
  const inner = withValue(object[String(step)] as JsonObject, rest, value);
  return withField(object, String(step), Object.keys(inner).length === 0 ? undefined : inner);
}

function withField(object: JsonObject, field: string, value: unknown): JsonObject {
  return compact<Record<string, unknown>>({ ...object, [field]: value }) as JsonObject;
}

function isEmptyPatch({ apiVersion: _, kind: __, metadata, ...rest }: JsonObject): boolean {
  const named = Object.keys(metadata as JsonObject).every((key) => key === 'name' || key === 'namespace');
  return named && Object.keys(rest).length === 0;
}
