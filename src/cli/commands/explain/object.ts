import { formatPath, nearest, UserError } from '../../../base/index.ts';
import { placeOf } from '../../open.ts';
import { where } from '../../print/excerpt.ts';
import { styleOf } from '../../print/style.ts';
import type { Subject } from './subject.ts';
import { objectName } from './trace.ts';

/** An object by kind and name: its files, and the part of the definition that made it and its fields. */
export function explainObject(thing: string, subject: Subject, json: boolean): string {
  const [kind = '', ...names] = thing.split('/');
  const name = names.at(-1) ?? '';
  const namespace = names.length > 1 ? names[0] : undefined;
  const all = subject.compiled.artifacts.flatMap((artifact) =>
    artifact.format === 'yaml' ? artifact.documents.map((object) => ({ artifact, object })) : [],
  );
  const found = all.filter(({ object }) => {
    const metadata = object.value.metadata as
      | { readonly name?: string; readonly namespace?: string }
      | undefined;
    return (
      object.value.kind === kind &&
      metadata?.name === name &&
      (namespace === undefined || metadata.namespace === namespace)
    );
  });
  if (found.length === 0) {
    const known = new Set(
      all.map(
        ({ object }) =>
          `${object.value.kind}/${(object.value.metadata as { name?: string } | undefined)?.name}`,
      ),
    );
    const meant = nearest(`${kind}/${name}`, known);
    throw new UserError([
      {
        reason: `the platform makes no ${kind} '${name}'`,
        ...(meant === undefined ? {} : { fix: `Did you mean ${meant}?` }),
      },
    ]);
  }
  const { locator } = subject.opened;
  const from = found[0]?.object.from ?? [];
  const fields = new Map(
    found.flatMap(({ object }) => [...(object.fields ?? [])]).map(([field, path]) => [field, path]),
  );
  const at = placeOf(locator, subject.terminal, from, true);
  if (json) {
    const data = {
      object: objectName(found[0]?.object.value ?? {}),
      from: { path: formatPath(from), at },
      files: found.map(({ artifact }) => `${subject.folder}/${artifact.path}`),
      fields: Object.fromEntries([...fields].map(([field, path]) => [field, formatPath(path)])),
    };
    return `${JSON.stringify(data, null, 2)}\n`;
  }
  const style = styleOf(subject.terminal);
  return [
    style.bold(objectName(found[0]?.object.value ?? {})),
    `  made by ${formatPath(from)} at ${where(at)}`,
    '',
    'Files:',
    ...found.map(({ artifact }) => `  ${subject.folder}/${artifact.path}`),
    ...(fields.size === 0 ? [] : ['', 'Fields:']),
    ...[...fields].map(
      ([field, path]) =>
        `  ${field}  ${style.dim(`${formatPath(path)} at ${where(placeOf(locator, subject.terminal, path, true))}`)}`,
    ),
    '',
  ].join('\n');
}
