import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ExportNamedDeclaration, ImportDeclaration, Statement } from '@babel/types';
import { bind, declare, plainKey } from './scope.ts';
import type { Importer, Scope, Unit, Value } from './value.ts';

export type ReadFile = (path: string) => string | undefined;

/** The parser is large, and most runs have no question about places: so it is loaded at the first one. */
function parser(): typeof import('@babel/parser') {
  return createRequire(import.meta.url)('@babel/parser');
}

/** Longer chains of imports are not followed. */
const deepest = 20;

/** The files of a definition, each read and parsed once, when it is first asked for. */
export interface Units {
  readonly entry: () => Unit | undefined;
  /** The unit that a relative import of another unit means. */
  readonly imported: (from: Importer, specifier: string) => Unit | undefined;
  readonly opened: () => readonly Unit[];
}

export function createUnits(entryFile: string, readFile: ReadFile): Units {
  const known = new Map<string, Unit | undefined>();
  const open = (file: string, depth: number): Unit | undefined => {
    if (known.has(file)) return known.get(file);
    const text = readFile(file);
    const unit = text === undefined ? undefined : parseUnit(file, text, depth);
    known.set(file, unit);
    return unit;
  };
  return {
    entry: () => open(entryFile, 0),
    imported(from, specifier) {
      if (!specifier.startsWith('.') || from.depth >= deepest) return undefined;
      const target = join(dirname(from.source.file), specifier);
      for (const file of spellings(target)) {
        const unit = open(file, from.depth + 1);
        if (unit !== undefined) return unit;
      }
      return undefined;
    },
    opened: () => [...known.values()].filter((unit) => unit !== undefined),
  };
}

/** The files that an import may mean: `./a.js` may be written in `a.ts`, and `./a` may be a folder. */
function spellings(target: string): readonly string[] {
  if (/\.(?:[cm]?ts|json)$/.test(target)) return [target];
  const script = /\.([cm]?)js$/.exec(target);
  if (script !== null) return [target, target.replace(/js$/, 'ts')];
  const endings = ['.ts', '.mts', '.js', '.mjs', '/index.ts', '/index.js'];
  return endings.map((ending) => target + ending);
}

interface Growing {
  readonly importer: Importer;
  readonly scope: Scope;
  readonly exports: Map<string, Value>;
  readonly passedOn: string[];
  readonly imports: string[];
}

function parseUnit(file: string, text: string, depth: number): Unit {
  const source = { file, text };
  const unit: Growing = {
    importer: { source, depth },
    scope: { source, names: new Map() },
    exports: new Map(),
    passedOn: [],
    imports: [],
  };
  if (file.endsWith('.json')) {
    const node = attempt(() => parser().parseExpression(text));
    if (node !== undefined) unit.exports.set('default', { kind: 'node', node, scope: unit.scope });
  } else {
    for (const statement of statementsOf(text)) take(unit, statement);
  }
  return { ...unit, ...unit.importer };
}

/** A file that cannot be parsed at all is as good as an empty one: positions fall back to its first line. */
function statementsOf(text: string): readonly Statement[] {
  const parsed = attempt(() =>
    parser().parse(text, { sourceType: 'module', plugins: ['typescript'], errorRecovery: true }),
  );
  return parsed?.program.body ?? [];
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function take(unit: Growing, statement: Statement): void {
  switch (statement.type) {
    case 'ImportDeclaration':
      takeImport(unit, statement);
      return;
    case 'ExportDefaultDeclaration':
      unit.exports.set('default', { kind: 'node', node: statement.declaration, scope: unit.scope });
      return;
    case 'ExportAllDeclaration':
      unit.imports.push(statement.source.value);
      unit.passedOn.push(statement.source.value);
      return;
    case 'ExportNamedDeclaration':
      takeExport(unit, statement);
      return;
    default:
      declare(unit.scope, [statement]);
  }
}

function takeImport({ importer, scope, imports }: Growing, statement: ImportDeclaration): void {
  const file = statement.source.value;
  imports.push(file);
  for (const specifier of statement.specifiers) {
    let name = '*';
    if (specifier.type === 'ImportDefaultSpecifier') name = 'default';
    if (specifier.type === 'ImportSpecifier') name = plainKey(specifier.imported) ?? '';
    bind(
      scope,
      specifier.local,
      [{ value: { kind: 'import', from: importer, file, name }, path: [] }],
      false,
    );
  }
}

function takeExport(unit: Growing, statement: ExportNamedDeclaration): void {
  const { importer, scope, exports } = unit;
  const file = statement.source?.value;
  if (file !== undefined) unit.imports.push(file);
  for (const specifier of statement.specifiers) {
    const local = specifier.type === 'ExportSpecifier' ? (plainKey(specifier.local) ?? '') : '*';
    exports.set(
      plainKey(specifier.exported) ?? '',
      file === undefined
        ? { kind: 'name', name: local, scope }
        : { kind: 'import', from: importer, file, name: local },
    );
  }
  if (statement.declaration) {
    const declared: Scope = { source: scope.source, names: new Map() };
    declare(declared, [statement.declaration]);
    for (const name of declared.names.keys()) exports.set(name, { kind: 'name', name, scope });
    declare(scope, [statement.declaration]);
  }
}
