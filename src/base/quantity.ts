/** Multipliers of the suffixes that Kubernetes accepts; `m`, `u` and `n` divide. */
const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] as const;
const DECIMAL: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
};
const FRACTION: Readonly<Record<string, number>> = { m: 1e3, u: 1e6, n: 1e9 };

const QUANTITY = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:([KMGTPE]i)|([numkMGTPE]?)|[eE]([+-]?\d+))$/;

/**
 * A Kubernetes quantity in its base unit: cores, bytes or a count. Undefined when the text is no quantity.
 * Grammar: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(text: string | number): number | undefined {
  if (typeof text === 'number') return Number.isFinite(text) ? text : undefined;
  const match = QUANTITY.exec(text);
  if (match === null) return undefined;
  const [, digits, binary, suffix = '', exponent] = match;
  if (exponent !== undefined) return Number(`${digits}e${exponent}`);
  const number = Number(digits);
  if (binary !== undefined) return number * 1024 ** (BINARY.indexOf(binary as (typeof BINARY)[number]) + 1);
  const divisor = FRACTION[suffix];
  return divisor === undefined ? number * (DECIMAL[suffix] ?? 1) : number / divisor;
}

/** Cores the way the API server prints them: `2`, `100m`. Less than a millicore is rounded up, as there. */
export function formatCpu(cores: number): string {
  const millis = Math.ceil(roundOff(cores * 1000));
  return millis % 1000 === 0 ? String(millis / 1000) : `${millis}m`;
}

/** Bytes with the largest binary suffix that keeps a whole number: `256Mi`, `1Gi`, `1536Mi`, `1000`. */
export function formatBytes(bytes: number): string {
  let number = Math.ceil(roundOff(bytes));
  if (number === 0) return '0';
  let suffix = '';
  for (const next of BINARY) {
    if (number % 1024 !== 0) break;
    number /= 1024;
    suffix = next;
  }
  return `${number}${suffix}`;
}

/** Takes away what binary fractions add: 0.29 * 1000 is 290, not 290.00000000000006. */
function roundOff(value: number): number {
  return Math.abs(value) < 1e9 ? Number(value.toPrecision(12)) : value;
}
