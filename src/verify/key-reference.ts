import { type DataPath, isObject } from '../base/index.ts';
import type { Workload } from '../facts/index.ts';
import { containersOf } from './container.ts';
import { type Fields, fieldsAt, listAt, textAt } from './value.ts';

/** One place where a pod reads a Secret or a ConfigMap. */
export interface KeyReference {
  readonly workload: Workload;
  readonly name: string;
  /** Undefined where all keys are taken. */
  readonly key: string | undefined;
  /** The place of the key where one is named, else that of the name. */
  readonly path: DataPath;
  /** What reads it, as part of a sentence: `variable DATABASE_URL`. */
  readonly reader: string;
}

export type KeyKind = 'Secret' | 'ConfigMap';

/** How the fields of a pod that read a Secret or a ConfigMap are called. */
const FIELDS = {
  Secret: { variable: 'secretKeyRef', all: 'secretRef', volume: 'secret', volumeName: 'secretName' },
  ConfigMap: { variable: 'configMapKeyRef', all: 'configMapRef', volume: 'configMap', volumeName: 'name' },
} as const;

interface Found extends Omit<KeyReference, 'workload'> {
  readonly optional: boolean;
}

/** What the pods of a workload read and cannot do without: references marked optional are left out. */
export function keyReferencesOf(workload: Workload, kind: KeyKind): readonly KeyReference[] {
  return found(workload, kind)
    .filter(({ optional }) => !optional)
    .map(({ optional: _, ...rest }) => ({ ...rest, workload }));
}

/** What the pods of a workload read where it is there: the name, and the key unless all are taken. */
export function keysReadBy(
  workload: Workload,
  kind: KeyKind,
): readonly { readonly name: string; readonly key: string | undefined }[] {
  return found(workload, kind);
}

function found(workload: Workload, kind: KeyKind): readonly Found[] {
  const { podPath, pod } = workload;
  if (podPath === undefined) return [];
  return [
    ...containersOf(workload).flatMap(({ value, path }) => [
      ...ofVariables(value, path, kind),
      ...ofAllVariables(value, path, kind),
    ]),
    ...ofVolumes(pod, podPath, kind),
    ...(kind === 'Secret' ? ofPulls(pod, podPath) : []),
  ];
}

function ofVariables(container: Fields, path: DataPath, kind: KeyKind): readonly Found[] {
  const field = FIELDS[kind].variable;
  return listAt(container, 'env').flatMap((item, index) => {
    const reference = fieldsAt(item, 'valueFrom', field);
    const [name, key] = [textAt(reference, 'name'), textAt(reference, 'key')];
    if (name === undefined) return [];
    const at = [...path, 'env', index, 'valueFrom', field, key === undefined ? 'name' : 'key'];
    const reader = `variable ${textAt(item, 'name') ?? index}`;
    return [{ name, key, path: at, optional: reference.optional === true, reader }];
  });
}

function ofAllVariables(container: Fields, path: DataPath, kind: KeyKind): readonly Found[] {
  const field = FIELDS[kind].all;
  return listAt(container, 'envFrom').flatMap((item, index) => {
    const reference = fieldsAt(item, field);
    const at = [...path, 'envFrom', index, field];
    return ofWhole(reference, 'name', at, 'all variables');
  });
}

function ofVolumes(pod: Fields, podPath: DataPath, kind: KeyKind): readonly Found[] {
  const { volume: field, volumeName } = FIELDS[kind];
  return listAt(pod, 'volumes').flatMap((volume, index) => {
    const at = [...podPath, 'volumes', index];
    const reader = `volume ${textAt(volume, 'name') ?? index}`;
    const own = isObject(volume) ? ofWhole(fieldsAt(volume, field), volumeName, [...at, field], reader) : [];
    const projected = listAt(volume, 'projected', 'sources').flatMap((source, number) =>
      ofWhole(fieldsAt(source, field), 'name', [...at, 'projected', 'sources', number, field], reader),
    );
    const driver = fieldsAt(volume, 'csi', 'nodePublishSecretRef');
    const mounted =
      kind === 'Secret' ? ofWhole(driver, 'name', [...at, 'csi', 'nodePublishSecretRef'], reader) : [];
    return [...own, ...projected, ...mounted];
  });
}

function ofPulls(pod: Fields, podPath: DataPath): readonly Found[] {
  return listAt(pod, 'imagePullSecrets').flatMap((item, index) =>
    ofWhole(fieldsAt(item), 'name', [...podPath, 'imagePullSecrets', index], 'the image pull'),
  );
}

/** A reference to the whole, or to the keys that its `items` name. */
function ofWhole(reference: Fields, nameField: string, path: DataPath, reader: string): readonly Found[] {
  const name = textAt(reference, nameField);
  if (name === undefined) return [];
  const optional = reference.optional === true;
  const items = listAt(reference, 'items').flatMap((item, index) => {
    const key = textAt(item, 'key');
    return key === undefined ? [] : [{ name, key, path: [...path, 'items', index, 'key'], optional, reader }];
  });
  return items.length > 0 ? items : [{ name, key: undefined, path: [...path, nameField], optional, reader }];
}
