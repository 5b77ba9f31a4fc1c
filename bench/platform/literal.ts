const call = Symbol('call');

interface Call {
  readonly [call]: string;
  readonly argument: object;
}

/** A value that is written as a call: `postgres({ ... })`. */
export function callOf(name: string, argument: object): Call {
  return { [call]: name, argument };
}

function isCall(value: object): value is Call {
  return call in value;
}

/** Data as TypeScript writes it; fields that are undefined are left out. */
export function literal(value: unknown, indent: string): string {
  if (typeof value === 'string')
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (isCall(value)) return `${value[call]}(${literal(value.argument, indent)})`;
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, indent)).join(', ')}]`;
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  if (fields.length === 0) return '{}';
  const deeper = `${indent}  `;
  const lines = fields.map(([key, inner]) => `${deeper}${keyText(key)}: ${literal(inner, deeper)},\n`);
  return `{\n${lines.join('')}${indent}}`;
}

function keyText(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : literal(key, '');
}
