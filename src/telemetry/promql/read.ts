import { parser } from '@prometheus-io/lezer-promql';
import type { Binary, Expression, Matcher, Selector, Span } from './expression.ts';
import { partsOf } from './expression.ts';
import { rangeArgument } from './ranges.ts';

/** A node of the syntax tree. */
type Node = ReturnType<typeof parser.parse>['topNode'];

/** What keeps a text from being an expression. */
export interface PromqlFault extends Span {
  /** As a phrase: 'it ends too early'. */
  readonly reason: string;
}

/** An expression, or what is wrong with the text. */
export type ReadPromql =
  | { readonly expression: Expression; readonly fault?: never }
  | { readonly expression?: never; readonly fault: PromqlFault };

/** Reads a PromQL text. Ranges stand where functions want them, or the text is at fault. */
export function readPromql(text: string): ReadPromql {
  if (text.trim() === '') return { fault: { reason: 'it is empty', from: 0, to: text.length } };
  const { topNode } = parser.parse(text);
  const error = firstError(topNode);
  if (error !== undefined) return { fault: unreadable(text, error) };
  const expression = inner(text, topNode);
  if (expression === undefined) return { fault: unreadable(text, topNode) };
  const fault = misplacedRange(expression, false);
  return fault === undefined ? { expression } : { fault };
}

function firstError(node: Node): Node | undefined {
  if (node.type.isError) return node;
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    const found = firstError(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unreadable(text: string, { from, to }: Span): PromqlFault {
  const rest = text.slice(from).trim();
  const reason = rest === '' ? 'it ends too early' : `it cannot be read from '${rest.slice(0, 20)}' on`;
  return { reason, from, to: Math.max(to, from) };
}

function children(node: Node): readonly Node[] {
  const found: Node[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) found.push(child);
  return found;
}

function read(text: string, node: Node): Expression | undefined {
  const { from, to, name } = node;
  const say = (of: Node) => text.slice(of.from, of.to);
  switch (name) {
    case 'VectorSelector':
      return selector(text, node, undefined);
    case 'MatrixSelector': {
      const [vector, range] = children(node);
      return vector === undefined ? undefined : selector(text, vector, range && say(range), to);
    }
    case 'SubqueryExpr': {
      const of = inner(text, node);
      return of && { kind: 'subquery', of, from, to };
    }
    case 'ParenExpr':
    case 'UnaryExpr':
    case 'OffsetExpr':
    case 'StepInvariantExpr':
      return inner(text, node);
    case 'NumberDurationLiteral':
      return { kind: 'number', value: say(node), from, to };
    case 'StringLiteral':
      return { kind: 'text', value: unquoted(say(node)), from, to };
    case 'FunctionCall':
      return {
        kind: 'call',
        name: say(node.getChild('FunctionIdentifier') ?? node),
        arguments: argumentsOf(text, node),
        from,
        to,
      };
    case 'AggregateExpr':
      return aggregation(text, node);
    case 'BinaryExpr':
      return binary(text, node);
    default:
      return undefined;
  }
}

/** The expression in parentheses, behind a sign, or shifted in time. */
function inner(text: string, node: Node): Expression | undefined {
  for (const child of children(node)) {
    const found = read(text, child);
    if (found !== undefined) return found;
  }
  return undefined;
}

function argumentsOf(text: string, node: Node): readonly Expression[] {
  const body = node.getChild('FunctionCallBody');
  return body === null ? [] : children(body).flatMap((child) => read(text, child) ?? []);
}

function selector(text: string, node: Node, range: string | undefined, to = node.to): Selector {
  const name = node.getChild('Identifier');
  const matchers: Matcher[] = [];
  let metric = name === null ? undefined : text.slice(name.from, name.to);
  for (const one of children(node.getChild('LabelMatchers') ?? node)) {
    if (one.name === 'QuotedLabelName') metric = unquoted(text.slice(one.from, one.to));
    if (!one.name.endsWith('LabelMatcher')) continue;
    const [label, operator, value] = children(one).map((part) => text.slice(part.from, part.to));
    if (label === undefined || operator === undefined || value === undefined) continue;
    const matcher = {
      label: unquoted(label),
      operator: operator as Matcher['operator'],
      value: unquoted(value),
      from: one.from,
      to: one.to,
    };
    if (matcher.label === '__name__' && operator === '=') metric = matcher.value;
    else matchers.push(matcher);
  }
  return { kind: 'selector', metric, matchers, range, from: node.from, to };
}

function aggregation(text: string, node: Node): Expression | undefined {
  const operator = node.getChild('AggregateOp');
  const given = argumentsOf(text, node);
  const of = given.at(-1);
  if (operator === null || of === undefined) return undefined;
  const modifier = node.getChild('AggregateModifier');
  const labels = labelsOf(text, modifier?.getChild('GroupingLabels'));
  return {
    kind: 'aggregation',
    operator: text.slice(operator.from, operator.to),
    by: modifier?.getChild('By') ? labels : undefined,
    without: modifier?.getChild('Without') ? labels : undefined,
    parameter: given.length > 1 ? given[0] : undefined,
    of,
    from: node.from,
    to: node.to,
  };
}

function binary(text: string, node: Node): Binary | undefined {
  const parts = children(node);
  const sides = parts.flatMap((part) => {
    const found = read(text, part);
    return found === undefined ? [] : [{ part, found }];
  });
  const [left, right] = sides;
  if (left === undefined || right === undefined) return undefined;
  const operator = parts[parts.indexOf(left.part) + 1];
  const matching = node.getChild('MatchingModifierClause');
  const labels = labelsOf(text, matching?.getChild('GroupingLabels'));
  return {
    kind: 'binary',
    operator: operator === undefined ? '' : text.slice(operator.from, operator.to),
    bool: node.getChild('BoolModifier') !== null,
    on: matching?.getChild('On') ? labels : undefined,
    ignoring: matching?.getChild('Ignoring') ? labels : undefined,
    left: left.found,
    right: right.found,
    from: node.from,
    to: node.to,
  };
}

function labelsOf(text: string, node: Node | null | undefined): readonly string[] {
  return node ? children(node).map((label) => unquoted(text.slice(label.from, label.to))) : [];
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function unquoted(text: string): string {
  if (text.startsWith('`')) return text.slice(1, -1);
  if (!/^["']/.test(text)) return text;
  return text.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter);
}

function misplacedRange(expression: Expression, wanted: boolean): PromqlFault | undefined {
  const { kind, from, to } = expression;
  const isRange = kind === 'subquery' || (kind === 'selector' && expression.range !== undefined);
  if (wanted && !isRange) return { reason: 'a function over time has no range such as [5m]', from, to };
  if (!wanted && isRange) return { reason: 'a range stands where no function takes one', from, to };
  const position = kind === 'call' ? rangeArgument(expression.name) : undefined;
  for (const [index, part] of partsOf(expression).entries()) {
    const fault = misplacedRange(part, kind === 'call' && index === position);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
