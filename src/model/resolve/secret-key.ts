import { type DataPath, nearest } from '../../base/index.ts';
import { type Context, own, reportUnknown } from './context.ts';

/** Reads 'secret/key'; what names no key of a declared secret is reported. */
export function readSecretKey(
  context: Context,
  reference: string,
  path: DataPath,
): { readonly secret: string; readonly key: string } | undefined {
  const declared = context.definition.secrets ?? {};
  const [, secret, key] = /^([^/]+)\/([^/]+)$/.exec(reference) ?? [];
  if (secret === undefined || key === undefined) {
    context.report({
      path,
      reason: `'${reference}' does not name a key of a secret`,
      fix: "Write 'secret/key'.",
    });
    return undefined;
  }
  const keys = own(declared, secret);
  if (keys === undefined) {
    reportUnknown(context, 'secret', secret, Object.keys(declared), path, [['secrets']]);
  } else if (!keys.includes(key)) {
    const meant = nearest(key, keys);
    context.report({
      path,
      reason: `the secret '${secret}' has no key '${key}'`,
      fix: meant === undefined ? `There are: ${keys.join(', ')}.` : `Did you mean '${meant}'?`,
      needs: [['secrets', secret]],
    });
  }
  return { secret, key };
}
