import {
  type Artifact,
  compact,
  type DataPath,
  isObject,
  type JsonObject,
  parsePath,
  type Sourced,
  sameJson,
  valueAt,
  type YamlArtifact,
} from '../../../../base/index.ts';
import type { Unit } from '../unit.ts';
import { generate, type SplitConfigs, splitConfigs } from './configs.ts';
import { commonObject, patchBetween } from './fold.ts';
import { fileOfKind, relative } from './names.ts';

/** The folder of all Kubernetes files, and the environments that have overlays. */
interface Place {
  readonly root: string;
  readonly environments: readonly string[];
}

/**
 * Writes a unit as one base and one overlay for each environment that has it. The base holds what all of
 * them share; a unit that only some environments have, or objects that only some have, stand in their overlays.
 */
export function writeUnit(place: Place, unit: Unit): readonly Artifact[] {
  const environments = place.environments.filter((name) => unit.parts.has(name));
  const objects = foldObjects(unit, environments);
  const configs = splitConfigs(
    new Map(environments.map((name) => [name, unit.parts.get(name)?.configs ?? []])),
  );
  const baseFolder = `${place.root}/base/${unit.folder}`;
  const hasBase = objects.base.length > 0 || configs.base.length > 0;
  return [
    ...(hasBase ? writeBase(baseFolder, unit, objects.base, configs) : []),
    ...environments.flatMap((name) =>
      writeOverlay(place, unit, name, hasBase ? baseFolder : undefined, objects, configs),
    ),
  ];
}

interface Folded {
  readonly base: readonly Sourced[];
  readonly patches: ReadonlyMap<string, readonly Sourced[]>;
  readonly own: ReadonlyMap<string, readonly Sourced[]>;
}

function keyOf(object: JsonObject): string {
  const metadata = object.metadata as JsonObject;
  return `${object.apiVersion} ${object.kind} ${metadata.namespace ?? ''} ${metadata.name}`;
}

function foldObjects(unit: Unit, environments: readonly string[]): Folded {
  const base: Sourced[] = [];
  const patches = new Map<string, Sourced[]>(environments.map((name) => [name, []]));
  const own = new Map<string, Sourced[]>(environments.map((name) => [name, []]));
  const variants = new Map<string, Map<string, Sourced>>();
  for (const environment of environments) {
    for (const object of unit.parts.get(environment)?.objects ?? []) {
      const key = keyOf(object.value);
      const known = variants.get(key) ?? new Map<string, Sourced>();
      variants.set(key, known.set(environment, object));
    }
  }
  for (const known of variants.values()) {
    const last = [...known.values()].at(-1);
    if (last === undefined) continue;
    if (known.size < environments.length) {
      for (const [environment, object] of known) own.get(environment)?.push(object);
      continue;
    }
    const shared = commonObject([...known.values()].map((one) => one.value));
    base.push({ ...last, value: shared });
    for (const [environment, object] of known) {
      const patch = patchBetween(shared, object.value);
      if (patch !== undefined)
        patches.get(environment)?.push({ ...object, value: patch, comments: remarksOf(object, patch) });
    }
  }
  return { base, patches, own };
}

/** The comments of an object that speak of something the patch holds at the same place. */
function remarksOf(object: Sourced, patch: JsonObject): ReadonlyMap<string, string> {
  const kept = [...(object.comments ?? [])].filter(([text]) => {
    const path = parsePath(text) ?? [];
    const value = valueAt(patch, path);
    return text !== '' && value !== undefined && sameJson(value, valueAt(object.value, path));
  });
  return new Map(kept);
}

function writeBase(
  folder: string,
  unit: Unit,
  objects: readonly Sourced[],
  configs: SplitConfigs,
): readonly Artifact[] {
  const files = objectFiles(folder, objects, '');
  const generated = generate(folder, configs.base, undefined);
  const kustomization = { resources: names(files), configMapGenerator: generated.generators };
  return [kustomizationFile(folder, unit.from, kustomization), ...files, ...generated.files];
}

function writeOverlay(
  place: Place,
  unit: Unit,
  environment: string,
  baseFolder: string | undefined,
  objects: Folded,
  configs: SplitConfigs,
): readonly Artifact[] {
  const folder = `${place.root}/overlays/${environment}/${unit.folder}`;
  const own = objectFiles(folder, objects.own.get(environment) ?? [], '');
  const { rest, replicas, images } = takeShorthands(objects.patches.get(environment) ?? [], objects.base);
  const patches = objectFiles(folder, rest, '-patch');
  const created = generate(folder, configs.own.get(environment) ?? [], undefined);
  const merged = generate(folder, configs.merged.get(environment) ?? [], 'merge');
  const kustomization = {
    resources: [...(baseFolder === undefined ? [] : [relative(folder, baseFolder)]), ...names(own)],
    replicas,
    images,
    configMapGenerator: [...created.generators, ...merged.generators],
    patches: names(patches).map((path) => ({ path })),
  };
  return [
    kustomizationFile(folder, unit.from, kustomization),
    ...own,
    ...patches,
    ...created.files,
    ...merged.files,
  ];
}

/** Numbers of pods and images have their own fields in a kustomization, which people and pipelines know to edit. */
function takeShorthands(patches: readonly Sourced[], base: readonly Sourced[]) {
  const replicas: JsonObject[] = [];
  const images = new Map<string, JsonObject>();
  const rest = patches.flatMap((patch) => {
    let { value } = patch;
    const metadata = value.metadata as JsonObject;
    const spec = value.spec as JsonObject | undefined;
    if ((value.kind === 'Deployment' || value.kind === 'StatefulSet') && typeof spec?.replicas === 'number') {
      const { replicas: count, ...others } = spec;
      replicas.push({ name: metadata.name, count });
      value = { ...value, spec: others };
    }
    const before = base.find((one) => keyOf(one.value) === keyOf(value));
    const image = imageOf(value);
    const original = before === undefined ? undefined : imageOf(before.value);
    if (image !== undefined && original !== undefined) {
      const parts = splitImage(image);
      const { name } = splitImage(original);
      images.set(
        name,
        compact<Record<string, unknown>>({
          name,
          newName: parts.name === name ? undefined : parts.name,
          newTag: parts.tag,
          digest: parts.digest,
        }) as JsonObject,
      );
      value = withoutImage(value);
    }
    return isEmptyPatch(value) ? [] : [{ ...patch, value }];
  });
  return { rest, replicas, images: [...images.values()] };
}

const containerPaths: readonly DataPath[] = [
  ['spec', 'template', 'spec', 'containers', 0],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec', 'containers', 0],
];

function imageOf(object: JsonObject): string | undefined {
  for (const path of containerPaths) {
    let current: unknown = object;
    for (const step of path)
      current =
        typeof current === 'object' && current !== null
          ? (current as Record<string | number, unknown>)[step]
          : undefined;
    if (isObject(current) && typeof current.image === 'string') return current.image;
  }
  return undefined;
}

/** The patch without the image of its container, and without the container when nothing else is left of it. */
function withoutImage(value: JsonObject): JsonObject {
  const prune = (node: unknown): unknown => {
    if (Array.isArray(node)) {
      const items = node
        .map(prune)
        .filter((item) => !(isObject(item) && Object.keys(item).every((key) => key === 'name')));
      return items.length === 0 ? undefined : items;
    }
    if (!isObject(node)) return node;
    const kept = Object.entries(node).flatMap(([key, inner]) => {
      if (key === 'image') return [];
      const next =
        key === 'template' || key === 'spec' || key === 'jobTemplate' || key === 'containers'
          ? prune(inner)
          : inner;
      return next === undefined ? [] : [[key, next] as const];
    });
    return kept.length === 0 ? undefined : Object.fromEntries(kept);
  };
  return { ...value, spec: prune(value.spec) } as JsonObject;
}

function splitImage(image: string): {
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
} {
  const [named = image, digest] = image.split('@');
  const colon = named.lastIndexOf(':');
  const tagged = colon > named.lastIndexOf('/');
  return {
    name: tagged ? named.slice(0, colon) : named,
    tag: tagged && digest === undefined ? named.slice(colon + 1) : undefined,
    digest,
  };
}

function isEmptyPatch(value: JsonObject): boolean {
  const { apiVersion: _, kind: __, metadata, ...rest } = value;
  const changes = Object.values(rest).filter(
    (part) => part !== undefined && !(isObject(part) && Object.keys(part).length === 0),
  );
  return (
    changes.length === 0 &&
    Object.keys((metadata as JsonObject) ?? {}).every((key) => key === 'name' || key === 'namespace')
  );
}

/**
 * One file for each object, named after its kind. An object that is not named like its unit carries what its
 * name adds: `service-headless.yaml`, `network-policy-allow-dns.yaml`. A kind that comes once needs no name.
 */
function objectFiles(folder: string, objects: readonly Sourced[], suffix: string): readonly YamlArtifact[] {
  const own = folder.slice(folder.lastIndexOf('/') + 1);
  const counts = new Map<string, number>();
  for (const { value } of objects) counts.set(String(value.kind), (counts.get(String(value.kind)) ?? 0) + 1);
  return objects.map((object) => {
    const kind = String(object.value.kind);
    const name = String((object.value.metadata as JsonObject).name);
    const added =
      name === own || counts.get(kind) === 1
        ? ''
        : `-${name.startsWith(`${own}-`) ? name.slice(own.length + 1) : name}`;
    return {
      format: 'yaml',
      path: `${folder}/${fileOfKind(kind)}${added}${suffix}.yaml`,
      documents: [object],
    };
  });
}

function names(files: readonly Artifact[]): readonly string[] {
  return files.map((file) => file.path.slice(file.path.lastIndexOf('/') + 1));
}

/** A kustomization without its empty fields. */
export function kustomizationFile(
  folder: string,
  from: DataPath,
  fields: Readonly<Record<string, readonly unknown[] | undefined>>,
): Artifact {
  const filled = Object.entries(fields).filter(([, value]) => value !== undefined && value.length > 0);
  const value = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    ...Object.fromEntries(filled),
  } as JsonObject;
  return { format: 'yaml', path: `${folder}/kustomization.yaml`, documents: [{ value, from }] };
}
