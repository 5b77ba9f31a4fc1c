import type { Command, Pipeline } from '../../../facts/index.ts';

/** The commands of a script that fetch or unpack a backup. */
export function fetchesOf(pipelines: readonly Pipeline[]): readonly Command[] {
  return pipelines.flat().filter(isFetch);
}

/** Whether a command fetches or unpacks a backup. */
export function isFetch({ words: [program, ...rest] }: Command): boolean {
  const texts = rest.map(({ text }) => text);
  const operands = texts.filter((text) => !text.startsWith('-'));
  if (program.text === 'tar') return /^-?\w*x/.test(texts[0] ?? '') || texts.includes('--extract');
  if (program.text === 'gunzip' || program.text === 'unzip') return true;
  if (
    program.text === 'aws' ||
    program.text === 'gsutil' ||
    program.text === 'gcloud' ||
    program.text === 'rclone'
  ) {
    const from = operands.findIndex((text) => /^(?:s3|gs):\/\//.test(text));
    return from !== -1 && from < operands.length - 1;
  }
  return program.text === 'az' && operands.includes('download');
}
