import type { PeerName } from '../peers/peers.ts';
import { type Sample, spread } from '../samples.ts';
import type { SizeResult } from '../size.ts';
import { subjectTasks } from '../subject/groundplan.ts';
import { markdownTable, megabytes, seconds } from './markdown.ts';

const peerTitles: Readonly<Record<PeerName, string>> = {
  helm: 'helm template, one chart, three times',
  kustomize: 'kubectl kustomize, one base and overlay, three times',
  cdk8s: 'cdk8s, plain Node',
  floor: 'floor: plain Node with our printer',
};

/** Rows of what was measured, with the sample of each size where there is one. */
function rowsOf(
  results: readonly SizeResult[],
): readonly (readonly [string, readonly (Sample | undefined)[]])[] {
  const peers = [...new Set(results.flatMap(({ peers }) => [...peers.keys()]))];
  return [
    ...subjectTasks.map(
      (task) => [`groundplan: ${task}`, results.map(({ subject }) => subject.samples[task])] as const,
    ),
    ...peers.map((name) => [peerTitles[name], results.map((one) => one.peers.get(name)?.sample)] as const),
  ];
}

function tableOf(results: readonly SizeResult[], cell: (sample: Sample) => string): string {
  return markdownTable(
    ['', ...results.map(({ size, objects }) => `${size} services, ${objects} objects`)],
    rowsOf(results).map(([title, samples]) => [
      title,
      ...samples.map((sample) => (sample === undefined || sample.runs.length === 0 ? '-' : cell(sample))),
    ]),
  );
}

export function wallTable(results: readonly SizeResult[]): string {
  return tableOf(results, ({ runs, note }) => {
    if (note !== undefined) return note;
    const { median, least } = spread(runs.map(({ wall }) => wall));
    return runs.length === 1 ? `${seconds(median)} (once)` : `${seconds(median)} (${seconds(least)})`;
  });
}

export function resourceTable(results: readonly SizeResult[]): string {
  return tableOf(results, ({ runs }) => {
    const { least } = spread(runs.map(({ user }) => user));
    return `${seconds(least)}, ${megabytes(Math.max(...runs.map(({ memory }) => memory)))}`;
  });
}
