import { resolve } from 'node:path';
import type { Diagnostic, Position } from '../../base/index.ts';
import { nearest, UserError } from '../../base/index.ts';
import type { Loading } from './frame.ts';
import { spelled, userFrame } from './frame.ts';
import { lineOf, linesOf } from './lines.ts';

/** Turns whatever was thrown while a definition was loaded into an error that names the user's line. */
export function explainFailure(error: unknown, loading: Loading): UserError {
  if (isUserError(error)) return error;
  const message = error instanceof Error ? error.message : String(error);
  const diagnostic =
    syntaxFault(message, loading) ??
    missingModule(message, error, loading) ??
    missingExport(message, error, loading) ??
    exception(message, error, loading);
  return new UserError([diagnostic]);
}

/** By shape, because the API may have been loaded as another copy of this class. */
function isUserError(error: unknown): error is UserError {
  return (
    error instanceof Error &&
    error.name === 'UserError' &&
    'diagnostics' in error &&
    Array.isArray(error.diagnostics)
  );
}

function syntaxFault(message: string, loading: Loading): Diagnostic | undefined {
  const match = /^\w*: ([\s\S]*?)\s*\n (.+):(\d+):(\d+)$/.exec(message);
  const [, said, file, line, column] = match ?? [];
  if (said === undefined || file === undefined) return undefined;
  const at = { file: spelled(file, loading), line: Number(line), column: Number(column) + 1 };
  const text = lineOf(file, at.line);
  const cause = said.charAt(0).toLowerCase() + said.slice(1).replace(/\.$/, '');
  return {
    reason: `syntax error: ${cause}${text === undefined ? '' : `, in \`${text}\``}`,
    fix: 'Mend the syntax; an editor with TypeScript shows the place.',
    at,
  };
}

function missingModule(message: string, error: unknown, loading: Loading): Diagnostic | undefined {
  const name = /^Cannot find (?:module|package) '([^']+)'/.exec(message)?.[1];
  if (name === undefined) return undefined;
  const file = importerOf(message, error) ?? loading.path;
  const local = name.startsWith('.') || name.startsWith('/');
  return {
    reason: local ? `the imported file '${name}' does not exist` : `the package '${name}' is not installed`,
    fix: local
      ? 'Correct the path of the import, or create the file.'
      : `Install it in the folder of the definition: npm install ${name}.`,
    at: importOf(file, name, loading),
  };
}

function importerOf(message: string, error: unknown): string | undefined {
  const stack: unknown = error instanceof Error && 'requireStack' in error ? error.requireStack : undefined;
  const first: unknown = Array.isArray(stack) ? stack[0] : undefined;
  return typeof first === 'string' ? first : /imported from (\S+)/.exec(message)?.[1];
}

/** Where a file names a module: the place of the quoted name. */
function importOf(file: string, name: string, loading: Loading): Position {
  const place = { file: spelled(file, loading), line: 1, column: 1 };
  for (const [index, text] of linesOf(file).entries()) {
    const column = Math.max(text.indexOf(`'${name}'`), text.indexOf(`"${name}"`));
    if (column !== -1) return { ...place, line: index + 1, column: column + 1 };
  }
  return place;
}

/** A call of something that the API does not export: `(0, _groundplan.canry) is not a function`. */
function missingExport(message: string, error: unknown, loading: Loading): Diagnostic | undefined {
  const name = /^\(0 ?, _groundplan\d*\.(\w+)\) is not a function$/.exec(message)?.[1];
  if (name === undefined || loading.exports.includes(name)) return undefined;
  const meant = nearest(name, loading.exports);
  return {
    reason: `groundplan exports no '${name}'`,
    fix: meant === undefined ? 'Remove the import.' : `Did you mean '${meant}'?`,
    at: userFrame(error, loading),
  };
}

function exception(message: string, error: unknown, loading: Loading): Diagnostic {
  const kind = error instanceof Error && error.name !== 'Error' ? `${error.name}: ` : '';
  const said = message
    .replace(/\(0 ?, (?:_\w+\.)?(\w+)\)/g, '$1')
    .trim()
    .replace(/\.$/, '');
  const at = userFrame(error, loading);
  const text = lineOf(resolve(at.file), at.line);
  return {
    reason: `the definition failed while it was loaded: ${kind}${said === '' ? 'no message' : said}`,
    fix: text === undefined ? 'Mend the definition.' : `Mend the line \`${text}\`, or what it calls.`,
    at,
  };
}
