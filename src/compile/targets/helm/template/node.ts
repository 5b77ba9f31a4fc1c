/** A value in a template: written as it is, filled in by an action, or made of further values. */
export type Node = ScalarNode | ActionNode | BlockNode | MapNode | ListNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
}
/** The text of a scalar with actions in it, and the quotes around it: `"{{ .Values.image.repository }}"`. */
export interface ActionNode {
  readonly kind: 'action';
  readonly text: string;
}
/** A pipeline that yields YAML lines, which are indented to where they stand: `toYaml .Values.resources`. */
export interface BlockNode {
  readonly kind: 'block';
  readonly pipeline: string;
}
export interface MapNode {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
}
export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Item[];
}

interface Placed {
  /** What must hold for it to be there: `if .Values.autoscaling.enabled`, `with .Values.nodeSelector`. */
  readonly guard?: string | undefined;
  readonly comment?: string | undefined;
}
/** A field; one without a key is a block of fields that a pipeline yields. */
export interface Entry extends Placed {
  readonly key: string | undefined;
  readonly node: Node;
}
/** An item; a spread one is a block of items that a pipeline yields. */
export interface Item extends Placed {
  readonly node: Node;
  readonly spread?: boolean;
}

export function scalar(value: ScalarNode['value']): ScalarNode {
  return { kind: 'scalar', value };
}

export function action(text: string): ActionNode {
  return { kind: 'action', text };
}

export function block(pipeline: string): BlockNode {
  return { kind: 'block', pipeline };
}
