/** A step of relabelling. */
export interface Relabel {
  readonly source_labels?: readonly string[];
  readonly action?: 'keep' | 'drop';
  readonly regex?: string;
  readonly target_label?: string;
  readonly replacement?: string;
}

/** Targets without this value go. */
export function keep(source: string, regex: string): Relabel {
  return { source_labels: [source], action: 'keep', regex };
}

/** Targets with this value go. */
export function drop(source: string, regex: string): Relabel {
  return { source_labels: [source], action: 'drop', regex };
}

/** A label takes the value of another. */
export function label(source: string, target: string): Relabel {
  return { source_labels: [source], target_label: target };
}

/** A label takes a part of others, where they are so. */
export function replace(
  sources: readonly string[],
  regex: string,
  target: string,
  replacement?: string,
): Relabel {
  return {
    source_labels: sources,
    regex,
    target_label: target,
    ...(replacement === undefined ? {} : { replacement }),
  };
}

/** Discovery of the pods of some namespaces, or of all nodes, through the Kubernetes API. */
export function discovered(role: 'pod', namespaces: readonly string[]): object;
export function discovered(role: 'node'): object;
export function discovered(role: 'pod' | 'node', namespaces?: readonly string[]): object {
  return { role, ...(namespaces === undefined ? {} : { namespaces: { names: namespaces } }) };
}
