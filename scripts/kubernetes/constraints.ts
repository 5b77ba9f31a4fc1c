import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What the packages' compiled validators know beyond their `.d.ts`: integer or number, limits, patterns.
 * A validator file is a row of functions, one for each node of the JSON schema; a function checks `data`
 * itself and calls others for `data.field`, `data[i0]` (items) and `data[key0]` (values of a map).
 */
export interface Constraints {
  readonly types: ReadonlySet<string>;
  readonly min?: number;
  readonly max?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly format?: string;
  field(name: string): Constraints;
  items(): Constraints;
  values(): Constraints;
}

const NOTHING: Constraints = {
  types: new Set(),
  field: () => NOTHING,
  items: () => NOTHING,
  values: () => NOTHING,
};
const files = new Map<string, ValidatorFile>();

interface ValidatorFile {
  readonly text: string;
  readonly bodies: ReadonlyMap<string, string>;
  /** Local function name to the file that it is imported from. */
  readonly imports: ReadonlyMap<string, string>;
  readonly main: string;
}

/** The constraints of a definition, from the validator that bears the long name at the end of its `.d.ts`. */
export function constraintsOf(declarationFile: string): Constraints {
  const name = / as I(\w+), /.exec(readFileSync(declarationFile, 'utf8'))?.[1];
  const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(declarationFile)?.[0] ?? '';
  const path = join(folder, '_schemas', `${name}.js`);
  return existsSync(path) ? mainOf(path) : NOTHING;
}

function mainOf(path: string): Constraints {
  const file = readValidators(path);
  return nodeOf(file, file.main);
}

/** The file that an import leads to. All packages lie in one `node_modules`; their paths mirror their exports. */
export function resolveFrom(importer: string, from: string): string {
  if (from.startsWith('.')) return join(dirname(importer), from);
  const modules = /^.*\/node_modules\//.exec(importer)?.[0] ?? '';
  return `${join(modules, from)}.js`;
}

function readValidators(path: string): ValidatorFile {
  const known = files.get(path);
  if (known !== undefined) return known;
  const text = readFileSync(path, 'utf8');
  const bodies = new Map<string, string>();
  const starts = [...text.matchAll(/function (validate\d+)\(data,/g)];
  for (const [index, start] of starts.entries()) {
    bodies.set(start[1] ?? '', text.slice(start.index, starts[index + 1]?.index));
  }
  const imports = new Map(
    [...text.matchAll(/import\{validate as (validate\d+)\}from"([^"]+)"/g)].map((match) => [
      match[1] ?? '',
      resolveFrom(path, match[2] ?? ''),
    ]),
  );
  const file = { text, bodies, imports, main: /export const validate=(validate\d+)/.exec(text)?.[1] ?? '' };
  files.set(path, file);
  return file;
}

function nodeOf(file: ValidatorFile, name: string): Constraints {
  const imported = file.imports.get(name);
  if (imported !== undefined) return mainOf(imported);
  const body = file.bodies.get(name);
  if (body === undefined) return NOTHING;
  /** The schemas that hold for the same data: `$ref`, `allOf`, and the branches of `anyOf` and `oneOf`. */
  const same = (): readonly Constraints[] =>
    [...body.matchAll(/(validate\d+)\(data,\{/g)]
      .filter((match) => match[1] !== name)
      .map((match) => nodeOf(file, match[1] ?? ''));
  const below = (call: RegExp, follow: (other: Constraints) => Constraints): Constraints => {
    const found = call.exec(body)?.[1];
    if (found !== undefined) return nodeOf(file, found);
    return (
      same()
        .map(follow)
        .find((other) => other !== NOTHING) ?? NOTHING
    );
  };
  return {
    ...scalarsOf(file, body, same()),
    field: (field) => below(fieldCall(field), (other) => other.field(field)),
    items: () => below(/(validate\d+)\(data\[i\d+\],/, (other) => other.items()),
    values: () => below(/(validate\d+)\(data\[key\d+\],/, (other) => other.values()),
  };
}

function fieldCall(field: string): RegExp {
  return new RegExp(`(validate\\d+)\\(data\\.${field.replaceAll('$', '\\$')},`);
}

function scalarsOf(
  file: ValidatorFile,
  body: string,
  same: readonly Constraints[],
): Omit<Constraints, 'field' | 'items' | 'values'> {
  const text = (pattern: RegExp): string | undefined => pattern.exec(body)?.[1];
  const limit = (keyword: string): number | undefined => {
    const found = text(new RegExp(`keyword:"${keyword}",params:\\{(?:comparison:"[<>=]+",)?limit:([^},]+)`));
    return found === undefined ? undefined : Number(found);
  };
  const pattern = text(/keyword:"pattern",params:\{pattern:("(?:[^"\\]|\\.)*")/);
  const types = new Set(
    [...body.matchAll(/keyword:"type",params:\{type:"(\w+)"/g)].map((match) => match[1] ?? ''),
  );
  for (const other of same) for (const type of other.types) types.add(type);
  const format =
    text(/params:\{format:"([a-z0-9-]+)"/) ?? same.find((other) => other.format !== undefined)?.format;
  const found = {
    min: limit('minimum'),
    max: limit('maximum'),
    minLength: limit('minLength'),
    maxLength: limit('maxLength'),
    minItems: limit('minItems'),
    maxItems: limit('maxItems'),
    pattern:
      pattern === undefined
        ? same.find((other) => other.pattern !== undefined)?.pattern
        : (JSON.parse(pattern) as string),
    format,
    enum: enumOf(file, body) ?? same.find((other) => other.enum !== undefined)?.enum,
  };
  return { types, ...defined(found) };
}

/** The allowed values stand in a variable of the file. */
function enumOf(file: ValidatorFile, body: string): readonly string[] | undefined {
  const name = /params:\{allowedValues:(\w+)\}/.exec(body)?.[1];
  const list = name === undefined ? undefined : new RegExp(`${name}=(\\[[^\\]]*\\])`).exec(file.text)?.[1];
  const values: unknown = list === undefined ? [] : JSON.parse(list);
  const strings = Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
  return strings.length === 0 ? undefined : strings;
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as Defined<T>;
}
