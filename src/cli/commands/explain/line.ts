import { resolve } from 'node:path';
import { formatPath, UserError } from '../../../base/index.ts';
import { originAt } from '../../../compile/index.ts';
import { placeOf } from '../../open.ts';
import { excerpt, where } from '../../print/excerpt.ts';
import { styleOf } from '../../print/style.ts';
import { explainPath } from './path.ts';
import type { Subject } from './subject.ts';
import { objectName } from './trace.ts';

/** A line of a generated file, or of the definition. */
export interface LineQuestion {
  readonly file: string;
  readonly line: number;
}

export function explainLine(question: LineQuestion, subject: Subject, json: boolean): string {
  const { terminal, opened, compiled, folder } = subject;
  const asked = resolve(terminal.cwd, question.file);
  const sources = opened.locator.sources().map((source) => source.file);
  const source = sources.find((file) => resolve(terminal.cwd, file) === asked);
  if (source !== undefined) {
    const path = opened.locator.pathAt(source, question.line);
    if (path === undefined || path.length === 0) {
      throw new UserError([
        {
          reason: `line ${question.line} of ${question.file} states nothing of the platform`,
          fix: 'Choose a line inside the definition.',
        },
      ]);
    }
    return explainPath(path, subject, json);
  }
  const index = compiled.files.findIndex((file) => resolve(terminal.cwd, folder, file.path) === asked);
  const artifact = compiled.artifacts[index];
  const text = compiled.files[index]?.text;
  if (artifact === undefined || text === undefined) {
    throw new UserError([
      {
        reason: `${question.file} is not a file that the definition makes`,
        fix: `Name a file below ${folder}, or the definition ${opened.file}.`,
      },
    ]);
  }
  const origin = originAt(artifact, text, question.line);
  const at = placeOf(opened.locator, terminal, origin.path, true);
  const object = origin.object === undefined ? artifact.path : objectName(origin.object.value);
  if (json) {
    return `${JSON.stringify({ file: question.file, line: question.line, object, field: formatPath(origin.field), path: formatPath(origin.path), at }, null, 2)}\n`;
  }
  const style = styleOf(terminal);
  const textOf = (file: string) =>
    opened.locator.sources().find((one) => resolve(terminal.cwd, one.file) === resolve(terminal.cwd, file))
      ?.text;
  const field = origin.field.length === 0 ? '' : `  ${style.dim(formatPath(origin.field))}`;
  const decided =
    origin.path.length === 0 ? 'the definition as a whole' : style.bold(formatPath(origin.path));
  return [
    `${style.bold(`${question.file}:${question.line}`)}  ${object}${field}`,
    `  decided by ${decided}, written at ${where(at)}`,
    excerpt(at, textOf).trimEnd(),
    '',
  ].join('\n');
}
