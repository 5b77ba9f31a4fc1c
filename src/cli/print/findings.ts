import { githubFindings } from './findings-github.ts';
import { jsonFindings } from './findings-json.ts';
import type { FindingsReport } from './findings-report.ts';
import { sarifFindings } from './findings-sarif.ts';
import { textFindings } from './findings-text.ts';

/** One printer for each format. */
export const printers: Readonly<
  Record<'text' | 'json' | 'sarif' | 'github', (report: FindingsReport) => string>
> = {
  text: textFindings,
  json: jsonFindings,
  sarif: sarifFindings,
  github: githubFindings,
};
