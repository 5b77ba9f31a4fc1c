import { formatPath, isObject, nearest, UserError } from '../../../base/index.ts';
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
  const found = objectsOf(subject).filter(({ object: { value } }) => {
    const metadata = isObject(value.metadata) ? value.metadata : {};
    return (
      value.kind === kind &&
      metadata.name === name &&
      (namespace === undefined || metadata.namespace === namespace)
    );
  });
  if (found.length === 0) throw unknownObject(kind, name, subject);
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

/** The objects of all files; kustomizations have no name and are none. */
function objectsOf({ compiled }: Subject) {
  return compiled.artifacts.flatMap((artifact) =>
    artifact.format === 'yaml'
      ? artifact.documents.flatMap((object) =>
          isObject(object.value.metadata) ? [{ artifact, object }] : [],
        )
      : [],
  );
}

function unknownObject(kind: string, name: string, subject: Subject): UserError {
  const names = objectsOf(subject).map(({ object: { value } }) => ({
    kind: String(value.kind),
    name: isObject(value.metadata) ? String(value.metadata.name) : '',
  }));
  const known = [...new Set(names.map((one) => `${one.kind}/${one.name}`))];
  const lower = (text: string) => text.toLowerCase();
  const meant =
    known.find((one) => lower(one) === lower(`${kind}/${name}`)) ?? nearest(`${kind}/${name}`, known);
  const same = known.filter((one) => lower(one).startsWith(`${lower(kind)}/`));
  const kinds = [...new Set(names.map((one) => one.kind))].sort();
  const fix =
    meant !== undefined
      ? `Did you mean ${meant}?`
      : same.length > 0
        ? `There are: ${same.slice(0, 12).join(', ')}.`
        : `It makes objects of these kinds: ${kinds.join(', ')}.`;
  return new UserError([{ reason: `the platform makes no ${kind} '${name}'`, fix }]);
}
