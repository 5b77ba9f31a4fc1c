import type { DataPath } from '../../../base/index.ts';
import type { ConfigFolder, SecretVariable, Variable } from '../../platform/service.ts';
import type { ReadService } from '../../schema/platform.ts';
import { type Context, own, pick, pickPath } from '../context.ts';
import { readSecretKey } from '../secret-key.ts';

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
  return Object.entries(service.secrets ?? {}).flatMap(([name, reference]) => {
    const place = [...path, 'secrets', name];
    const key = readSecretKey(context, reference, place);
    if (key === undefined) return [];
    if (own(service.env, name) !== undefined) {
      context.report({
        path: place,
        reason: `the variable ${name} has a plain value too`,
        fix: 'Remove it from `env`.',
      });
    }
    return [{ name, ...key, path: place }];
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
