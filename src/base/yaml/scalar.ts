/**
 * What an unquoted YAML word means to the readers of Kubernetes, which are Go's yaml libraries: neither
 * YAML 1.1 nor 1.2 but a blend (measured with `kubectl patch --local`).
 *
 * - octal is `014` and `0o14`; `0b11`, `0x1F` and `1_000` are numbers; `08` is 8
 * - `12:30` and dates are text
 * - `yes`, `no`, `on`, `off`, `y`, `n` are booleans to kubectl, but text to kustomize
 */
export interface WordReading {
  /** Read `yes`, `no`, `on`, `off`, `y`, `n` as booleans, as kubectl does; true unless told otherwise. */
  readonly wideBooleans?: boolean;
}

type Word = string | number | boolean | null;

const everywhere: ReadonlyMap<string, boolean | null> = new Map([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

const wide: ReadonlyMap<string, boolean> = new Map([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
]);

const longestWord = 5;
const shortInt = /^[1-9][0-9]{0,14}$/;
const int = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const noNumber = /^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/;
const largest = 2n ** 64n;

/** The value of an unquoted word. Infinity and NaN come back as numbers that JSON cannot hold. */
export function readWord(text: string, reading: WordReading = {}): Word {
  if (text.length <= longestWord) {
    const word = everywhere.get(text);
    if (word !== undefined) return word;
    if (reading.wideBooleans !== false) {
      const boolean = wide.get(text);
      if (boolean !== undefined) return boolean;
    }
  }
  if (shortInt.test(text)) return Number(text);
  return /^[-+.0-9]/.test(text) ? readNumber(text) : text;
}

function readNumber(text: string): Word {
  if (noNumber.test(text)) return text.toLowerCase().endsWith('nan') ? Number.NaN : Number.POSITIVE_INFINITY;
  const digits = text.includes('_') ? text.replaceAll('_', '') : text;
  if (int.test(digits)) {
    const value = readInt(digits);
    if (value !== undefined) return value;
  }
  if (!float.test(digits)) return text;
  const value = Number(digits);
  return Number.isFinite(value) ? value + 0 : text;
}

/** Undefined where the number does not fit 64 bits, as Go then tries a float. */
function readInt(digits: string): number | undefined {
  const negative = digits.startsWith('-');
  const bare = /^[-+]/.test(digits) ? digits.slice(1) : digits;
  const literal = /^0[0-7]/.test(bare) ? `0o${bare.slice(1)}` : bare;
  const size = BigInt(literal);
  if (size >= (negative ? largest / 2n + 1n : largest)) return undefined;
  const value = Number(size);
  return negative && value !== 0 ? -value : value;
}
