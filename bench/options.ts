import { parseArgs } from 'node:util';

const tools = ['groundplan', 'helm', 'kustomize', 'cdk8s', 'floor'] as const;
export type Tool = (typeof tools)[number];

export interface Options {
  /** Numbers of services. */
  readonly sizes: readonly number[];
  readonly runs: number;
  /** Tools to measure; the objects come from groundplan in any case. */
  readonly tools: readonly Tool[];
  /** Whether this is the whole benchmark, whose results are kept. */
  readonly whole: boolean;
}

const usual = [11, 100, 500];

/** Reads the command line; anything that is not understood is refused. */
export function readOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      sizes: { type: 'string', default: usual.join(',') },
      runs: { type: 'string', default: '3' },
      only: { type: 'string', multiple: true, default: [] },
    },
  });
  const sizes = values.sizes.split(',').map(wholeNumber);
  const only = values.only.map((name) => {
    const tool = tools.find((one) => one === name);
    if (tool === undefined) throw new Error(`--only knows ${tools.join(', ')}, not ${name}`);
    return tool;
  });
  return {
    sizes,
    runs: wholeNumber(values.runs),
    tools: only.length === 0 ? tools : only,
    whole: only.length === 0 && usual.every((size) => sizes.includes(size)),
  };
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`'${text}' is not a whole number above 0`);
  return value;
}
