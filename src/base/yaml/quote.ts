/**
 * The shortest spelling of a text that every YAML reader (1.1, 1.2, Go, Python) reads back as that text:
 * plain where that is safe, else quoted the way prettier quotes.
 */
export function quote(text: string): string {
  if (isPlain(text)) return text;
  const spelled = JSON.stringify(text).replace(mustEscape, escaped);
  const escapes = /\\[^"]/.test(spelled);
  return text.includes('"') && !escapes ? `'${text.replaceAll("'", "''")}'` : spelled;
}

/** Characters that JSON leaves as they are, but that YAML forbids or takes for a line break. */
const mustEscape = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Not `E0`, which some take for a number. */
const harmless = /^(?![eE][-+]?\d+$)[A-Za-z/][\w./@-]*$/;
const word = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
const longestWord = 5;

/** Everything that is a number to somebody: decimals, 0x1f, 0o17, 0b1, 1_000, and 12:30 in base 60. */
const number =
  /^[-+]?(?:0[xX][\da-fA-F_]*|0[oO][0-7_]*|0[bB][01_]*|[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?[\d_]*)?)$/;
const base60 = /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/;
const noNumber = /^[-+]?\.(?:inf|nan)$/i;
const date = /^\d{4}-\d\d?-\d\d?(?:$|[Tt \t])/;

const indicatorFirst = /^(?:[\s?:,[\]{}#&*!|>'"%@`~=]|-(?:\s|$)|---|\.\.\.|<<$)/;
const indicatorInside = /: |:$| #|\s$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be found.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u;

function isPlain(text: string): boolean {
  if (harmless.test(text)) return text.length > longestWord || !word.test(text);
  return !(
    text === '' ||
    indicatorFirst.test(text) ||
    indicatorInside.test(text) ||
    unprintable.test(text) ||
    number.test(text) ||
    base60.test(text) ||
    noNumber.test(text) ||
    date.test(text)
  );
}

/**
 * Whether a text may stand as a block (`|`) and come back unchanged. A block that starts with white space would
 * need its indentation spelled out.
 */
export function isBlock(text: string): boolean {
  return text.includes('\n') && !/^\s/.test(text) && !unprintable.test(text.replaceAll(/[\n\t]/g, ''));
}
