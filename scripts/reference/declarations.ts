import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A named type of the definition. */
export type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

/** All named types of a folder of TypeScript files, by name. */
export function readDeclarations(folder: string): ReadonlyMap<string, Declaration> {
  const found = new Map<string, Declaration>();
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test-d.ts'));
  for (const file of files.sort()) {
    const path = join(folder, file);
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2023, true);
    for (const statement of source.statements) {
      if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) continue;
      const name = statement.name.text;
      if (found.has(name)) throw new Error(`two types of the definition are named ${name}`);
      found.set(name, statement);
    }
  }
  return found;
}

/** What a doc comment says: its text as one paragraph, and its `@default`. */
export interface Doc {
  readonly text: string;
  readonly default?: string;
}

/** The doc comment of a node; undefined where it has none or says nothing. */
export function docOf(node: ts.Node): Doc | undefined {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1);
  const text = oneLine(ts.getTextOfJSDocComment(comment?.comment) ?? '');
  if (comment === undefined || text === '') return undefined;
  const tag = comment.tags?.find((one) => one.tagName.text === 'default');
  if (tag === undefined) return { text };
  // The compiler would read the braces of `@default { cpu: 1 }` as a type: the source is taken instead.
  const source = tag.getText().replace(/^@default\s*/, '');
  return { text, default: oneLine(source.replaceAll(/\n\s*\*/g, ' ').replace(/\*\/$/, '')) };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
