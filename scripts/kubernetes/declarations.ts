import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { type Constraints, constraintsOf, resolveFrom } from './constraints.ts';
import type { Raw } from './raw.ts';
import { type DeclarationFile, readType } from './types.ts';

/** What the `.d.ts` files of some packages declare. */
export interface Declarations {
  /** Definitions by name: the package and the file inside it, `core:apps/v1/DeploymentSpec`. */
  readonly definitions: ReadonlyMap<string, Raw>;
  /** Name of the definition of each kind, by `apiVersion kind`. */
  readonly kinds: ReadonlyMap<string, string>;
}

/** Types that say more than their declaration does. */
const WELL_KNOWN: Readonly<Record<string, Raw>> = {
  'apimachinery:api/resource/Quantity': { kind: 'quantity' },
  'apimachinery:util/intstr/IntOrString': { kind: 'int-or-string' },
};

/** Reads every definition of the packages in these folders; one file holds one definition. */
export function readDeclarations(folders: readonly string[]): Declarations {
  const definitions = new Map<string, Raw>();
  const kinds = new Map<string, string>();
  for (const folder of folders) {
    for (const path of declarationFiles(folder)) {
      const file = open(join(folder, path));
      const name = definitionName(file.path);
      definitions.set(name, WELL_KNOWN[name] ?? readMain(file));
      const kind = kindOf(file);
      if (kind !== undefined) kinds.set(kind, name);
    }
  }
  return { definitions, kinds };
}

/** Lists of objects (`PodList`) are left out: no repository holds them. */
function declarationFiles(folder: string): readonly string[] {
  const isList = (path: string): boolean =>
    path.endsWith('List.d.ts') && existsSync(join(folder, path.replace(/List\.d\.ts$/, '.d.ts')));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\/[A-Z]\w*\.d\.ts$/.test(path) && !path.startsWith('_schemas') && !isList(path))
    .sort();
}

interface OpenFile extends DeclarationFile {
  readonly statement: ts.InterfaceDeclaration | ts.TypeAliasDeclaration;
}

function open(path: string): OpenFile {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2023, false);
  const imports = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    for (const element of bindings.elements) imports.set(element.name.text, from);
  }
  const own = `I${basename(path, '.d.ts')}`;
  const statement = source.statements.find(
    (found): found is OpenFile['statement'] =>
      (ts.isInterfaceDeclaration(found) || ts.isTypeAliasDeclaration(found)) && found.name.text === own,
  );
  if (statement === undefined) throw new Error(`${path} declares no ${own}`);
  const resolve = (name: string): string => {
    if (name === own) return definitionName(path);
    const from = imports.get(name);
    if (from === undefined) throw new Error(`${path}: nothing says where ${name} is from`);
    return definitionName(resolveFrom(path, from));
  };
  return { path, statement, resolve };
}

/** The name of the definition in a file; `core` is the package without a scope. */
function definitionName(file: string): string {
  const match =
    /\/node_modules\/(?:@kubernetes-models\/([^/]+)|kubernetes-models)\/(?:apis\/)?(.*?)(?:\.d\.ts|\.js)$/.exec(
      file,
    );
  if (match === null) throw new Error(`${file} is in none of the packages`);
  return `${match[1] ?? 'core'}:${match[2]}`;
}

function readMain(file: OpenFile): Raw {
  const constraints = constraintsOf(file.path);
  if (ts.isTypeAliasDeclaration(file.statement)) return readType(file, file.statement.type, constraints);
  return readInterface(file, file.statement, constraints);
}

function readInterface(file: OpenFile, node: ts.InterfaceDeclaration, constraints: Constraints): Raw {
  const bases = (node.heritageClauses ?? [])
    .flatMap((clause) => clause.types)
    .map((type) => (type.expression as ts.Identifier).text)
    .filter((name) => name !== 'TypeMeta')
    .map((name): Raw => ({ kind: 'ref', name: file.resolve(name) }));
  const own = readType(file, ts.factory.createTypeLiteralNode(node.members), constraints);
  if (bases.length === 0) return own;
  return { kind: 'merge', parts: node.members.length === 0 ? bases : [...bases, own] };
}

/** `apiVersion kind` when the definition is a kind: both are then fields with one literal each. */
function kindOf(file: OpenFile): string | undefined {
  if (!ts.isInterfaceDeclaration(file.statement)) return undefined;
  const literal = (field: string): string | undefined => {
    const member = (file.statement as ts.InterfaceDeclaration).members.find(
      (found) => found.name !== undefined && ts.isStringLiteral(found.name) && found.name.text === field,
    );
    if (member === undefined || !ts.isPropertySignature(member) || member.type === undefined)
      return undefined;
    return ts.isLiteralTypeNode(member.type) && ts.isStringLiteral(member.type.literal)
      ? member.type.literal.text
      : undefined;
  };
  const apiVersion = literal('apiVersion');
  const kind = literal('kind');
  return apiVersion === undefined || kind === undefined ? undefined : `${apiVersion} ${kind}`;
}
