import ts from 'typescript';
import { type JsonSchema, jsonOf, missingJson } from '../../src/model/schema/json.ts';
import { platform } from '../../src/model/schema/platform.ts';
import type { Field, Reference } from './fields.ts';

/** The JSON Schema of a definition whose environments are not known. */
export function printJsonSchema(reference: Reference): string {
  const unknown: string[] = [];
  const described = describe(jsonOf(platform([])), '', reference, unknown);
  if (unknown.length > 0) throw new Error(`the types know no field:\n${unknown.join('\n')}`);
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Groundplan platform',
    description: 'The definition of a platform, as data.',
    ...described,
    $defs: { missing: missingJson },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** A copy of a schema with the descriptions of the fields below a path. */
function describe(schema: JsonSchema, path: string, reference: Reference, unknown: string[]): JsonSchema {
  const copy: Record<string, unknown> = { ...schema };
  const inner = (one: unknown, place: string) => describe(one as JsonSchema, place, reference, unknown);
  if (Array.isArray(schema.anyOf)) copy.anyOf = schema.anyOf.map((one) => inner(one, path));
  if (isSchema(schema.items)) copy.items = inner(schema.items, `${path}[]`);
  if (isSchema(schema.additionalProperties)) {
    // Names stand below `*`; the values by environment are values of the field itself.
    const named = `${path}.*`;
    const place = reference.fields.has(named) && !isEnvironments(schema) ? named : path;
    copy.additionalProperties = inner(schema.additionalProperties, place);
  }
  if (isSchema(schema.properties)) {
    copy.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => {
        const place = path === '' ? name : `${path}.${name}`;
        const field = reference.fields.get(place);
        if (field === undefined) unknown.push(place);
        return [name, { ...inner(property, place), ...(field === undefined ? {} : annotations(field)) }];
      }),
    );
  }
  return copy;
}

/** Objects by environment say which keys they cannot have, objects by name which they can. */
function isEnvironments({ propertyNames }: JsonSchema): boolean {
  return isSchema(propertyNames) && 'not' in propertyNames;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function annotations(field: Field): JsonSchema {
  if (field.default === undefined) return { description: field.text };
  const value = literal(field.default);
  return value === undefined
    ? { description: `${field.text} Default: ${field.default}.` }
    : { description: field.text, default: value };
}

/** The value of a default that is written as one; undefined where it is words. */
function literal(text: string): unknown {
  const source = ts.createSourceFile('default.ts', `(${text})`, ts.ScriptTarget.ES2023);
  const [statement] = source.statements;
  if (source.statements.length !== 1 || statement === undefined || !ts.isExpressionStatement(statement))
    return;
  return evaluate(statement.expression);
}

function evaluate(node: ts.Expression): unknown {
  if (ts.isParenthesizedExpression(node)) return evaluate(node.expression);
  if (ts.isStringLiteral(node)) return node.text.includes('<') ? undefined : node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (ts.isArrayLiteralExpression(node)) return whole(node.elements.map(evaluate));
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const entries = node.properties.map((property) =>
    ts.isPropertyAssignment(property) && ts.isIdentifier(property.name)
      ? ([property.name.text, evaluate(property.initializer)] as const)
      : undefined,
  );
  if (entries.some((entry) => entry?.[1] === undefined)) return undefined;
  return Object.fromEntries(entries.filter((entry) => entry !== undefined));
}

function whole(values: readonly unknown[]): readonly unknown[] | undefined {
  return values.includes(undefined) ? undefined : values;
}
