import { type Diagnostic, formatPath } from '../../base/index.ts';
import { excerpt, type TextOf, where } from './excerpt.ts';
import { count, type Style } from './style.ts';

/** Diagnostics as a person reads them: place, reason, excerpt, fix. */
export function diagnosticsText(diagnostics: readonly Diagnostic[], textOf: TextOf, style: Style): string {
  const blocks = diagnostics.map((diagnostic) => {
    const place = diagnostic.at === undefined ? '' : `${style.bold(where(diagnostic.at))}: `;
    const path =
      diagnostic.path === undefined || diagnostic.path.length === 0
        ? ''
        : style.dim(` (${formatPath(diagnostic.path)})`);
    const source = diagnostic.at === undefined ? '' : excerpt(diagnostic.at, textOf);
    const fix = diagnostic.fix === undefined ? '' : `  ${style.green('fix:')} ${diagnostic.fix}\n`;
    return `${place}${style.red('error:')} ${diagnostic.reason}${path}\n${source}${fix}`;
  });
  return `${blocks.join('\n')}\n${count(diagnostics.length, 'error')}\n`;
}

/** Diagnostics as data. */
export function diagnosticsJson(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.map(({ reason, fix, path, at }) => ({
    reason,
    fix,
    path: path === undefined ? undefined : formatPath(path),
    file: at?.file,
    line: at?.line,
    column: at?.column,
  }));
  return `${JSON.stringify({ errors }, null, 2)}\n`;
}
