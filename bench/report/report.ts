import { cpus, loadavg } from 'node:os';
import type { Options } from '../options.ts';
import { limit, type SizeResult } from '../size.ts';
import { toolVersions } from '../tools.ts';
import { budgetTable } from './budgets.ts';
import { resourceTable, wallTable } from './costs.ts';
import { markdownTable } from './markdown.ts';
import { ownTable } from './own.ts';
import { samenessText } from './sameness.ts';
import { ruleTable, stageTable } from './stages.ts';

/** Everything that was measured, as Markdown. */
export function report(results: readonly SizeResult[], { runs }: Options): string {
  const versions = Object.entries(toolVersions()).map(([name, version]) => `${name} ${version}`);
  const [cpu] = cpus();
  const machine = `${cpus().length} cores (${cpu?.model ?? 'unknown'}), Linux ${process.arch}`;
  const load = loadavg()[2]?.toFixed(1) ?? 'unknown';
  return `Measured ${new Date().toISOString().slice(0, 10)} on ${machine}; ${versions.join(', ')}.
${runs} runs; the median, and the least in brackets. The load of the machine over the last 15 minutes was ${load}; where it is
above what one program makes, the least is nearer to what a tool needs. Tools that take more than 20 s run once, and are stopped after ${limit} s.

Wall time, all three environments, from the start of the process to its end:

${wallTable(results)}

Processor time outside the kernel (least) and largest memory of one process:

${resourceTable(results)}

Budgets:

${budgetTable(results)}

What was measured on:

${subjectTable(results)}

What groundplan writes, built by kubectl kustomize:

${ownTable(results)}

Where the time goes, in one process that does everything once (least of the runs):

${stageTable(results)}

The rules that take the most:

${ruleTable(results)}

The objects of each tool, compared with ours field by field:

${samenessText(results)}
`;
}

function subjectTable(results: readonly SizeResult[]): string {
  const row = (title: string, value: (result: SizeResult) => number) => [
    title,
    ...results.map((result) => String(value(result))),
  ];
  return markdownTable(
    ['', ...results.map(({ size }) => `${size} services`)],
    [
      row('objects in three environments', ({ objects }) => objects),
      row('lines of the definition', ({ subject }) => subject.definitionLines),
      row('files written', ({ subject }) => subject.files),
      row('files written when one service has changed', ({ subject }) => subject.changedFiles),
      row('findings', ({ subject }) => subject.findings),
    ],
  );
}
