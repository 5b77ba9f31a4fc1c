import { isObject, type Json, type JsonObject, printYaml } from '../../src/base/index.ts';
import type { EnvironmentObjects } from '../objects.ts';
import { write } from './files.ts';
import { type Variants, variantsOf } from './variants.ts';

/**
 * Writes the objects the usual way: one base with all objects that every environment has, and one overlay for
 * each environment with patches for what differs and the objects that only it has.
 */
export function writeBaseAndOverlays(dir: string, environments: readonly EnvironmentObjects[]): void {
  const base: string[] = [];
  const overlays = new Map(environments.map(({ environment }) => [environment, new Overlay()]));
  for (const variants of variantsOf(environments)) {
    const file = fileOf(variants);
    const [first] = variants.values.values();
    if (first === undefined) continue;
    const isShared = variants.values.size === environments.length;
    if (isShared) {
      base.push(file);
      write(dir, `base/${file}`, printYaml([{ value: first }]));
    }
    for (const [environment, value] of variants.values) {
      const overlay = overlays.get(environment);
      if (isShared) overlay?.patch(dir, environment, variants, difference(first, value, ''));
      else overlay?.add(dir, environment, file, value);
    }
  }
  write(dir, 'base/kustomization.yaml', kustomization({ resources: base }));
  for (const [environment, { resources, patches }] of overlays) {
    const value = { resources: ['../../base', ...resources], patches };
    write(dir, `overlays/${environment}/kustomization.yaml`, kustomization(value));
  }
}

class Overlay {
  readonly resources: string[] = [];
  readonly patches: JsonObject[] = [];

  patch(
    dir: string,
    environment: string,
    { kind, namespace, name }: Variants,
    operations: readonly JsonObject[],
  ) {
    if (operations.length === 0) return;
    const path = `${fileOf({ kind, namespace, name })}`.replace(/\.yaml$/, '-patch.json');
    write(dir, `overlays/${environment}/${path}`, JSON.stringify(operations, null, 2));
    this.patches.push({ path, target: { kind, namespace, name } });
  }

  add(dir: string, environment: string, file: string, value: JsonObject) {
    write(dir, `overlays/${environment}/${file}`, printYaml([{ value }]));
    this.resources.push(file);
  }
}

function kustomization(value: JsonObject): string {
  return printYaml([
    { value: { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...value } },
  ]);
}

function fileOf({ kind, namespace, name }: Pick<Variants, 'kind' | 'namespace' | 'name'>): string {
  return `${namespace ?? 'cluster'}/${name}/${kind.toLowerCase()}.yaml`;
}

/** The operations (RFC 6902) that turn one value into another. */
function difference(from: Json, to: Json, path: string): readonly JsonObject[] {
  if (isObject(from) && isObject(to)) {
    const [before, after] = [from as JsonObject, to as JsonObject];
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => {
      const inner = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const [old, now] = [before[key], after[key]];
      if (now === undefined) return old === undefined ? [] : [{ op: 'remove', path: inner }];
      return old === undefined ? [{ op: 'add', path: inner, value: now }] : difference(old, now, inner);
    });
  }
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length) {
    return from.flatMap((item: Json, index) => difference(item, to[index] as Json, `${path}/${index}`));
  }
  return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ op: 'replace', path, value: to }];
}
