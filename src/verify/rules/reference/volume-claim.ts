import type { DataPath } from '../../../base/index.ts';
import type { Cluster, KubernetesObject, Workload } from '../../../facts/index.ts';
import { declaredObject } from '../../declared.ts';
import { isMadeElsewhere } from '../../made.ts';
import { placeIn, titleOf } from '../../place.ts';
import type { Report, RuleInput } from '../../rule.ts';
import { listAt, textAt } from '../../value.ts';
import { mayBeBrought } from './brought.ts';
import { nearObject } from './near.ts';

/** Storage classes that managed clusters come with, without any file saying so. */
const USUAL_CLASSES = new Set([
  'azurefile',
  'azurefile-csi',
  'azurefile-csi-premium',
  'azurefile-premium',
  'default',
  'gp2',
  'hostpath',
  'local-path',
  'managed',
  'managed-csi',
  'managed-csi-premium',
  'managed-premium',
  'premium-rwo',
  'standard',
  'standard-rwo',
]);

/** Volumes of pods whose claim neither the files nor a controller bring. */
export function* missingClaims(input: RuleInput): Iterable<Report> {
  const { cluster } = input;
  for (const { object, namespace, podPath, pod } of cluster.workloads) {
    if (podPath === undefined) continue;
    for (const [index, volume] of listAt(pod, 'volumes').entries()) {
      const name = textAt(volume, 'persistentVolumeClaim', 'claimName');
      if (name === undefined || isMadeByController(cluster, namespace, name)) continue;
      if (declaredObject(input, 'PersistentVolumeClaim', namespace, name) !== undefined) continue;
      if (mayBeBrought(input, namespace)) continue;
      if (isMadeElsewhere(input.facts, 'PersistentVolumeClaim', namespace, name)) continue;
      const path = [...podPath, 'volumes', index, 'persistentVolumeClaim', 'claimName'];
      const { places, ...near } = nearObject(cluster, 'PersistentVolumeClaim', namespace, name);
      yield {
        message: `${titleOf(object)} mounts PersistentVolumeClaim ${name}, which its namespace does not have`,
        places: [placeIn(object, path, `volume ${textAt(volume, 'name') ?? index} needs it`), ...places],
        ...near,
      };
    }
  }
}

/** Claims of `volumeClaimTemplates` are called template-set-number, those of operators after their object. */
function isMadeByController(cluster: Cluster, namespace: string | undefined, name: string): boolean {
  return cluster.workloads.some((workload: Workload) => {
    if (workload.namespace !== namespace) return false;
    const owner = workload.object;
    if (workload.podPath === undefined) return name.includes(owner.name);
    return listAt(owner.value, 'spec', 'volumeClaimTemplates').some((template) => {
      const prefix = `${textAt(template, 'metadata', 'name')}-${owner.name}-`;
      return name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length));
    });
  });
}

interface NamedClass {
  readonly object: KubernetesObject;
  readonly path: DataPath;
}

/** Storage classes that claims name and nobody declares; not judged where no file declares any. */
export function* missingClasses(input: RuleInput): Iterable<Report> {
  const { cluster } = input;
  if (cluster.ofKind('StorageClass').length === 0) return;
  for (const { object, path } of namedClasses(cluster)) {
    const name = textAt(object.value, ...path);
    if (name === undefined || USUAL_CLASSES.has(name)) continue;
    if (declaredObject(input, 'StorageClass', undefined, name) !== undefined) continue;
    if (isMadeElsewhere(input.facts, 'StorageClass', undefined, name)) continue;
    if (bindsByHand(cluster, name)) continue;
    const { places, ...near } = nearObject(cluster, 'StorageClass', undefined, name);
    yield {
      message: `${titleOf(object)} asks for StorageClass ${name}, which nobody declares`,
      places: [placeIn(object, path, `asks for StorageClass ${name}`), ...places],
      ...near,
    };
  }
}

/** A class that only PersistentVolumes name is a word by which claims find them. */
function bindsByHand(cluster: Cluster, name: string): boolean {
  return cluster
    .ofKind('PersistentVolume')
    .some(({ value }) => textAt(value, 'spec', 'storageClassName') === name);
}

function* namedClasses(cluster: Cluster): Iterable<NamedClass> {
  const field = ['spec', 'storageClassName'];
  for (const object of cluster.ofKind('PersistentVolumeClaim')) yield { object, path: field };
  for (const { object, podPath = [], pod } of cluster.workloads) {
    const templates = listAt(object.value, 'spec', 'volumeClaimTemplates');
    for (const index of templates.keys()) {
      yield { object, path: ['spec', 'volumeClaimTemplates', index, ...field] };
    }
    for (const index of listAt(pod, 'volumes').keys()) {
      const path = [...podPath, 'volumes', index, 'ephemeral', 'volumeClaimTemplate', ...field];
      yield { object, path };
    }
    yield { object, path: ['spec', 'storage', 'storageClass'] };
    yield { object, path: ['spec', 'persistence', 'storageClassName'] };
  }
}
