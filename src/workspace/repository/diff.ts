import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { FileState, PlannedFile, WritePlan } from './plan.ts';

const shown: ReadonlySet<FileState> = new Set(['create', 'update', 'remove', 'conflict', 'foreign']);

/** Beyond this many differing lines the finest difference takes too long, and nobody reads it. */
const mostEdits = 4000;

/**
 * The differences from the files on disk to what is generated, in the format of `diff -u`, with the prefixes
 * `a/` and `b/`. Edited files for which there is nothing new are left out.
 */
export function unifiedDiff(plan: WritePlan): string {
  return plan.files
    .filter((file) => shown.has(file.state))
    .map(patchOf)
    .join('');
}

function patchOf(file: PlannedFile): string {
  const from = file.disk === undefined ? '/dev/null' : `a/${file.path}`;
  const to = file.text === undefined ? '/dev/null' : `b/${file.path}`;
  if (file.disk?.bytes.includes(0)) return `Binary files ${from} and ${to} differ\n`;
  const before = file.disk?.bytes.toString('utf8') ?? '';
  const after = file.text ?? '';
  const patch = createTwoFilesPatch(from, to, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
    maxEditLength: mostEdits,
  });
  return patch ?? wholePatch(from, to, before, after);
}

/** All lines out, all lines in. */
function wholePatch(from: string, to: string, before: string, after: string): string {
  const out = marked('-', before);
  const into = marked('+', after);
  return `--- ${from}\n+++ ${to}\n@@ -${span(out.count)} +${span(into.count)} @@\n${out.text}${into.text}`;
}

function span(lines: number): string {
  return lines === 0 ? '0,0' : `1,${lines}`;
}

function marked(sign: string, text: string): { readonly count: number; readonly text: string } {
  const lines = text.split('\n');
  const open = lines.pop() ?? '';
  const whole = lines.map((line) => `${sign}${line}\n`).join('');
  if (open === '') return { count: lines.length, text: whole };
  return { count: lines.length + 1, text: `${whole}${sign}${open}\n\\ No newline at end of file\n` };
}
