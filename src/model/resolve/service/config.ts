import { type DataPath, nearest } from '../../../base/index.ts';
import type { ConfigFolder, SecretVariable, Variable } from '../../platform.ts';
import type { ReadService } from '../../schema/platform.ts';
import { type Context, own, pick, pickPath, reportUnknown } from '../context.ts';

/** A ConfigMap holds at most one mebibyte (Kubernetes API limit). */
const longestConfig = 1024 ** 2;

/** Plain variables: those of the platform, then those of the service, which win. */
export function resolveVariables(
  context: Context,
  service: ReadService,
  path: DataPath,
): readonly Variable[] {
  const variables = new Map<string, Variable>();
  for (const [given, place] of [
    [context.definition.env ?? {}, ['env']],
    [service.env ?? {}, [...path, 'env']],
  ] as const) {
    for (const [name, spread] of Object.entries(given)) {
      const value = pick(spread, context);
      if (value !== undefined)
        variables.set(name, { name, value, path: pickPath(spread, context, [...place, name]) });
    }
  }
  return [...variables.values()];
}

/** Variables from declared secrets. */
export function resolveSecrets(
  context: Context,
  service: ReadService,
  path: DataPath,
): readonly SecretVariable[] {
  const declared = context.definition.secrets ?? {};
  return Object.entries(service.secrets ?? {}).flatMap(([name, reference]) => {
    const place = [...path, 'secrets', name];
    const [, secret, key] = /^([^/]+)\/([^/]+)$/.exec(reference) ?? [];
    if (secret === undefined || key === undefined) {
      context.report({
        path: place,
        reason: `'${reference}' does not name a key of a secret`,
        fix: "Write 'secret/key'.",
      });
      return [];
    }
    const keys = own(declared, secret);
    if (keys === undefined) {
      reportUnknown(context, 'secret', secret, Object.keys(declared), place, [['secrets']]);
    } else if (!keys.includes(key)) {
      const meant = nearest(key, keys);
      context.report({
        path: place,
        reason: `the secret '${secret}' has no key '${key}'`,
        fix: meant === undefined ? `There are: ${keys.join(', ')}.` : `Did you mean '${meant}'?`,
        needs: [['secrets', secret]],
      });
    }
    if (own(service.env, name) !== undefined) {
      context.report({
        path: place,
        reason: `the variable ${name} has a plain value too`,
        fix: 'Remove it from `env`.',
      });
    }
    return [{ name, secret, key, path: place }];
  });
}

/** Configuration files by folder. */
export function resolveFiles(
  context: Context,
  service: ReadService,
  path: DataPath,
): readonly ConfigFolder[] {
  return Object.entries(service.files ?? {}).flatMap(([folder, given]) => {
    const place = [...path, 'files', folder];
    const files: Record<string, string> = {};
    for (const [file, spread] of Object.entries(given)) {
      const text = pick(spread, context);
      if (text !== undefined) files[file] = text;
    }
    const length = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    if (length > longestConfig) {
      context.report({
        path: place,
        reason: `the files of '${folder}' are larger than 1 MiB`,
        fix: 'Put them into the image or a bucket.',
      });
    }
    return Object.keys(files).length === 0 ? [] : [{ folder, files, path: place }];
  });
}
