import type { DataPath, Source } from '../base/index.ts';
import { isObject, positionAt, positionOf, valueAt } from '../base/index.ts';
import type { KeySource, KubernetesObject } from './facts.ts';
import { operatorSecretsOf } from './operators.ts';

/** The Secrets that an object is, or that are made of it in the cluster. */
export function secretsOf(object: KubernetesObject): readonly KeySource[] {
  const made = operatorSecretsOf(object);
  if (made.length > 0)
    return made.map((secret) => ({ ...secret, at: positionAt(object.tree, ['metadata', 'name']) }));
  const read = readers[object.kind];
  return read === undefined ? [] : [read(object)];
}

export function configMapsOf(object: KubernetesObject): readonly KeySource[] {
  return object.kind === 'ConfigMap' ? [keySource(object, keysAt(object, ['data'], ['binaryData']))] : [];
}

const readers: Readonly<Record<string, (object: KubernetesObject) => KeySource>> = {
  Secret: (object) => keySource(object, keysAt(object, ['data'], ['stringData'])),
  SealedSecret: (object) => ({
    ...keySource(object, keysAt(object, ['spec', 'encryptedData'], ['spec', 'template', 'data'])),
    name: textAt(object, ['spec', 'template', 'metadata', 'name']) ?? object.name,
  }),
  ExternalSecret: readExternalSecret,
  VaultDynamicSecret: readVaultSecret,
  VaultStaticSecret: readVaultSecret,
  Certificate: (object) => ({
    ...keySource(object, new Set(['tls.crt', 'tls.key', 'ca.crt'])),
    name: textAt(object, ['spec', 'secretName']) ?? object.name,
    at: positionAt(object.tree, ['spec', 'secretName']),
  }),
};

function readExternalSecret(object: KubernetesObject): KeySource {
  const data = valueAt(object.value, ['spec', 'data']);
  const named = Array.isArray(data)
    ? data.flatMap((item: unknown) => (isObject(item) ? [item.secretKey] : []))
    : [];
  const templated = keysAt(object, ['spec', 'target', 'template', 'data']);
  const from = valueAt(object.value, ['spec', 'dataFrom']);
  const open =
    (Array.isArray(from) && from.length > 0) ||
    hasItems(object, ['spec', 'target', 'template', 'templateFrom']);
  const merges = textAt(object, ['spec', 'target', 'template', 'mergePolicy']) === 'Merge';
  const keys = templated.size > 0 && !merges ? templated : new Set([...named.filter(isText), ...templated]);
  return {
    ...keySource(object, open ? undefined : keys),
    name: textAt(object, ['spec', 'target', 'name']) ?? object.name,
  };
}

/**
 * The keys that templates name. What Vault answers beside is known only where all of it is left out. Source:
 * hashicorp/vault-secrets-operator 1.5, api/v1beta1/common.go.
 */
function readVaultSecret(object: KubernetesObject): KeySource {
  const destination: DataPath = ['spec', 'destination'];
  const excludes = valueAt(object.value, [...destination, 'transformation', 'excludes']);
  const closed =
    Array.isArray(excludes) &&
    excludes.includes('.*') &&
    !hasItems(object, [...destination, 'transformation', 'transformationRefs']);
  const keys = keysAt(object, [...destination, 'transformation', 'templates']);
  return {
    ...keySource(object, closed ? keys : undefined),
    name: textAt(object, [...destination, 'name']) ?? object.name,
  };
}

function hasItems(object: KubernetesObject, path: DataPath): boolean {
  const list = valueAt(object.value, path);
  return Array.isArray(list) && list.length > 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function keySource(object: KubernetesObject, keys: ReadonlySet<string> | undefined): KeySource {
  const { namespace, name } = object;
  return { namespace, name, keys, at: positionAt(object.tree, ['metadata', 'name']) };
}

function keysAt(object: KubernetesObject, ...paths: readonly DataPath[]): ReadonlySet<string> {
  const maps = paths.map((path) => valueAt(object.value, path));
  return new Set(maps.flatMap((map) => (isObject(map) ? Object.keys(map) : [])));
}

function textAt(object: KubernetesObject, path: DataPath): string | undefined {
  const value = valueAt(object.value, path);
  return typeof value === 'string' ? value : undefined;
}

/** Files that say which Secret people make by hand, and with which keys. */
export const handMadeSuffix = '.env.example';

/**
 * Reads our convention for Secrets that are in no file: `<anything>.env.example`, whose first line is
 * `# Secret <namespace>/<name>` and whose other lines are `KEY=` with an example or nothing.
 */
export function readHandMade(source: Source): KeySource | undefined {
  const heading = /^\ufeff?#\s*Secret\s+([^\s/]+)\/([^\s/]+)[ \t]*(?:\r?\n|$)/.exec(source.text);
  const [whole, namespace, name] = heading ?? [];
  if (whole === undefined || namespace === undefined || name === undefined) return undefined;
  const keys = source.text
    .slice(whole.length)
    .split('\n')
    .flatMap((line) => /^\s*([-._A-Za-z0-9]+)=/.exec(line)?.[1] ?? []);
  return { namespace, name, keys: new Set(keys), at: positionOf(source, 0) };
}
