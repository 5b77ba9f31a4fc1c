import { type DataPath, descend, formatPath, isObject, parseYaml, positionAt } from '../../../base/index.ts';
import { type Trace, tracesOf } from '../../../compile/index.ts';
import type { Subject } from './subject.ts';

/** A written line that a part of the definition decided. */
export interface WrittenLine {
  readonly file: string;
  readonly line: number;
  readonly object: string;
  readonly field: string;
}

/** All lines of the output that a part of the definition decided, in the order of the files. */
export function linesOf(subject: Subject, path: DataPath): readonly WrittenLine[] {
  const texts = new Map(subject.compiled.files.map((file) => [file.path, file.text]));
  return tracesOf(subject.compiled.artifacts, path).map((trace) => ({
    file: `${subject.folder}/${trace.artifact.path}`,
    line: lineOf(trace, texts.get(trace.artifact.path) ?? ''),
    object: objectName(trace.object.value),
    field: formatPath(trace.field),
  }));
}

function lineOf(trace: Trace, text: string): number {
  if (trace.artifact.format !== 'yaml') return 1;
  const tree = parseYaml({ file: trace.artifact.path, text }).documents[
    trace.artifact.documents.indexOf(trace.object)
  ];
  if (tree === undefined) return 1;
  return positionAt(tree, descend(tree, trace.field) === undefined ? [] : trace.field).line;
}

/** `Deployment application/api`. */
export function objectName(value: { readonly [key: string]: unknown }): string {
  const { name, namespace } = isObject(value.metadata) ? value.metadata : {};
  return [String(value.kind), [namespace, name].filter((part) => part !== undefined).join('/')]
    .filter((part) => part !== '')
    .join(' ');
}
