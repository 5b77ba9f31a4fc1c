import { type DataPath, formatPath, isObject, nearest, UserError, valueAt } from '../../../base/index.ts';
import { describeField } from '../../../model/index.ts';
import { placeOf } from '../../open.ts';
import { where } from '../../print/excerpt.ts';
import { styleOf } from '../../print/style.ts';
import type { Subject } from './subject.ts';
import { linesOf } from './trace.ts';

/** A place in the definition: what it means, its default, its values, and what it makes. */
export function explainPath(path: DataPath, subject: Subject, json: boolean): string {
  const field = describeField(path);
  const written = linesOf(subject, path);
  if (field === undefined) throw unknownPath(path, subject);
  refuseUnknownName(path, subject);
  const at = placeOf(subject.opened.locator, subject.terminal, path, true);
  const values = resolvedValues(path, subject);
  if (json) {
    return `${JSON.stringify({ path: formatPath(path), at, ...field, values, makes: written }, null, 2)}\n`;
  }
  const style = styleOf(subject.terminal);
  const lines = [
    `${style.bold(formatPath(path))}  ${style.dim(field.type)}`,
    `  ${field.text}`,
    ...(field.default === undefined ? [] : [`  default: ${field.default}`]),
    `  written at ${where(at)}`,
  ];
  if (values.length > 0) {
    lines.push('', 'Values (amounts in seconds, bytes, cores, percent):');
    for (const { environment, value } of values) lines.push(`  ${environment}: ${value}`);
  }
  lines.push('', written.length === 0 ? 'Makes nothing by itself in the output.' : 'Makes:');
  for (const one of written.slice(0, 60)) {
    lines.push(
      `  ${one.file}:${one.line}  ${one.object}${one.field === '' ? '' : style.dim(`  ${one.field}`)}`,
    );
  }
  if (written.length > 60) lines.push(`  ... and ${written.length - 60} more (--json lists all)`);
  return `${lines.join('\n')}\n`;
}

/** Services, stores and the like have names of the user's: any would be a field, but only those that are there are meant. */
function refuseUnknownName([part, name]: DataPath, { opened }: Subject): void {
  const { environments } = opened.platform;
  const names = environments.flatMap((environment) => {
    const list = (environment as unknown as Readonly<Record<string, unknown>>)[String(part)];
    return Array.isArray(list) ? list.map((one) => String(one.name)) : [];
  });
  if (name === undefined || names.length === 0 || names.includes(String(name))) return;
  const meant = nearest(String(name), names);
  throw new UserError([
    {
      reason: `${part} has no '${name}'`,
      fix: meant === undefined ? `There are: ${[...new Set(names)].join(', ')}.` : `Did you mean '${meant}'?`,
    },
  ]);
}

function unknownPath(path: DataPath, subject: Subject): UserError {
  const parent = describeField(path.slice(0, -1));
  const meant = nearest(String(path[0]), subject.fields.includes(String(path[0])) ? [] : subject.fields);
  return new UserError([
    {
      reason: `a definition has no field ${formatPath(path)}`,
      fix:
        meant !== undefined
          ? `Did you mean '${meant}'?`
          : parent === undefined
            ? 'Begin with a field such as services, stores or cluster.'
            : `Look at ${formatPath(path.slice(0, -1))} first.`,
    },
  ]);
}

/** The value in each environment, after defaults; only of parts that the platform keeps by name. */
function resolvedValues(
  path: DataPath,
  subject: Subject,
): readonly { readonly environment: string; readonly value: string }[] {
  const [part, name, ...rest] = path;
  return subject.opened.platform.environments.flatMap((environment) => {
    const parts = (environment as unknown as Record<string, unknown>)[String(part)];
    const owner = Array.isArray(parts) ? parts.find((one) => isObject(one) && one.name === name) : undefined;
    if (owner === undefined || rest.length === 0) return [];
    const value = valueAt(owner, rest);
    if (value === undefined || typeof value === 'function') return [];
    return [{ environment: environment.name, value: JSON.stringify(withoutPaths(value)) }];
  });
}

function withoutPaths(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPaths);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      key === 'path' && Array.isArray(inner) ? [] : [[key, withoutPaths(inner)]],
    ),
  );
}
