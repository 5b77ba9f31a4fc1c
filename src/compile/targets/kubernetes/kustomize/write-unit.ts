import {
  type Artifact,
  type DataPath,
  type JsonObject,
  parsePath,
  type Sourced,
  sameJson,
  valueAt,
  type YamlArtifact,
} from '../../../../base/index.ts';
import { objectFileNames } from '../../../objects/file-names.ts';
import type { Unit } from '../../../objects/unit.ts';
import { generate, type SplitConfigs, splitConfigs } from './configs.ts';
import { commonObject, patchBetween } from './fold.ts';
import { relative } from './names.ts';
import { rolloutReferences } from './rollout-references.ts';
import { shorten } from './shorthands.ts';
import { isTraced, type Traced } from './traced.ts';

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
      if (patch !== undefined) patches.get(environment)?.push(carryOver(object, patch));
    }
  }
  return { base, patches, own };
}

/** A patch with the comments and origins of an object that speak of what it holds at the same place. */
function carryOver(object: Sourced, patch: JsonObject): Sourced {
  const holds = (text: string) => {
    const path = parsePath(text) ?? [];
    const value = valueAt(patch, path);
    return text !== '' && value !== undefined && sameJson(value, valueAt(object.value, path));
  };
  const kept = <T>(notes: ReadonlyMap<string, T> | undefined) =>
    new Map([...(notes ?? [])].filter(([text]) => holds(text)));
  return { ...object, value: patch, comments: kept(object.comments), fields: kept(object.fields) };
}

function writeBase(
  folder: string,
  unit: Unit,
  objects: readonly Sourced[],
  configs: SplitConfigs,
): readonly Artifact[] {
  const files = objectFiles(folder, objects, '');
  const generated = generate(folder, configs.base, undefined);
  const references = referencesOf(folder, unit, objects);
  const kustomization = {
    resources: names(files),
    configMapGenerator: generated.generators,
    configurations: names(references),
  };
  return [kustomizationFile(folder, unit.from, kustomization), ...files, ...references, ...generated.files];
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
  const alone = objects.own.get(environment) ?? [];
  const own = objectFiles(folder, alone, '');
  const shortened = shorten(objects.patches.get(environment) ?? [], objects.base, alone);
  const patches = objectFiles(folder, shortened.patches, '-patch');
  const created = generate(folder, configs.own.get(environment) ?? [], undefined);
  const merged = generate(folder, configs.merged.get(environment) ?? [], 'merge');
  const references = referencesOf(folder, unit, alone);
  const kustomization = {
    resources: [...(baseFolder === undefined ? [] : [relative(folder, baseFolder)]), ...names(own)],
    replicas: shortened.replicas,
    images: shortened.images,
    configMapGenerator: [...created.generators, ...merged.generators],
    configurations: names(references),
    patches: names(patches).map((path) => ({ path })),
  };
  return [
    kustomizationFile(folder, unit.from, kustomization),
    ...own,
    ...patches,
    ...references,
    ...created.files,
    ...merged.files,
  ];
}

/** One file for each object, named after its kind. */
function objectFiles(folder: string, objects: readonly Sourced[], suffix: string): readonly YamlArtifact[] {
  const names = objectFileNames(
    folder,
    objects.map(({ value }) => value),
  );
  return objects.map((object, index) => ({
    format: 'yaml',
    path: `${folder}/${names[index]}${suffix}.yaml`,
    documents: [object],
  }));
}

/** What kustomize must be told about the objects of a folder, where it generates ConfigMaps that they name. */
function referencesOf(folder: string, unit: Unit, objects: readonly Sourced[]): readonly YamlArtifact[] {
  const generates = [...unit.parts.values()].some(({ configs }) => configs.length > 0);
  const [rollout] = generates ? objects.filter(({ value }) => value.kind === 'Rollout') : [];
  return rollout === undefined ? [] : [rolloutReferences(folder, rollout.from)];
}

function names(files: readonly Artifact[]): readonly string[] {
  return files.map((file) => file.path.slice(file.path.lastIndexOf('/') + 1));
}

/** A kustomization without its empty fields. */
export function kustomizationFile(
  folder: string,
  from: DataPath,
  lists: Readonly<Record<string, readonly (string | JsonObject | Traced)[]>>,
): Artifact {
  const filled = Object.entries(lists).filter(([, items]) => items.length > 0);
  const value: JsonObject = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    ...Object.fromEntries(
      filled.map(([key, items]) => [key, items.map((item) => (isTraced(item) ? item.value : item))]),
    ),
  };
  const fields = new Map(
    filled.flatMap(([key, items]) =>
      items.flatMap((item, index) =>
        isTraced(item)
          ? [...item.fields].map(([field, path]) => [`${key}[${index}].${field}`, path] as const)
          : [],
      ),
    ),
  );
  return { format: 'yaml', path: `${folder}/kustomization.yaml`, documents: [{ value, from, fields }] };
}
