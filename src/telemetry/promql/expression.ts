/** Where something stands in the text of an expression: from its first character up to, not including, `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A condition on a label of the series that a selector chooses. */
export interface Matcher extends Span {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

/** Series of one metric, or of all metrics where it names none. */
export interface Selector extends Span {
  readonly kind: 'selector';
  readonly metric: string | undefined;
  readonly matchers: readonly Matcher[];
  /** The range as it is written ('5m'), where the selector has one. */
  readonly range: string | undefined;
}

export interface Call extends Span {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Expression[];
}

export interface Aggregation extends Span {
  readonly kind: 'aggregation';
  readonly operator: string;
  /** Labels that stay, or that go; undefined where the aggregation says neither, so that none stays. */
  readonly by: readonly string[] | undefined;
  readonly without: readonly string[] | undefined;
  /** The number or text of topk, quantile and the like. */
  readonly parameter: Expression | undefined;
  readonly of: Expression;
}

export interface Binary extends Span {
  readonly kind: 'binary';
  /** '/', '>', 'and', 'unless' ... */
  readonly operator: string;
  /** Whether a comparison answers 0 and 1 in place of leaving series out. */
  readonly bool: boolean;
  /** Labels on which both sides must agree, or that are passed over. */
  readonly on: readonly string[] | undefined;
  readonly ignoring: readonly string[] | undefined;
  readonly left: Expression;
  readonly right: Expression;
}

/** An expression that is evaluated over a range: `x[1h:1m]`. */
export interface Subquery extends Span {
  readonly kind: 'subquery';
  readonly of: Expression;
}

export interface Literal extends Span {
  readonly kind: 'number' | 'text';
  /** As it is written, a text without its quotes. */
  readonly value: string;
}

/** What a PromQL text says, without parentheses, signs and shifts in time, which change no metric and no label. */
export type Expression = Selector | Call | Aggregation | Binary | Subquery | Literal;

/** The expressions that an expression is made of. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'call':
      return expression.arguments;
    case 'aggregation':
      return expression.parameter === undefined ? [expression.of] : [expression.parameter, expression.of];
    case 'binary':
      return [expression.left, expression.right];
    case 'subquery':
      return [expression.of];
    default:
      return [];
  }
}

/** An expression and all that it is made of, outermost first. */
export function* within(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* within(part);
}

/** All selectors of an expression, in the order of the text. */
export function selectorsOf(expression: Expression): readonly Selector[] {
  return [...within(expression)]
    .filter((part): part is Selector => part.kind === 'selector')
    .sort((a, b) => a.from - b.from);
}
