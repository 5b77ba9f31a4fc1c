import { descend, plain, type Tree } from '../../../base/index.ts';
import type { Cluster } from '../../../facts/index.ts';

/** Values of a Loki that the cluster installs, with the place of each field. */
export function lokiValues({ software }: Cluster): readonly Tree[] {
  return software.filter(({ software: name }) => name === 'loki').flatMap(({ values }) => values);
}

/** All that is said to the agents which bring logs, as one text; undefined where there is none of them. */
export function agentText({ software, objects }: Cluster): string | undefined {
  const agents = software.filter(({ software: name }) =>
    ['alloy', 'fluent-bit', 'fluentd', 'opentelemetry-collector'].includes(name ?? ''),
  );
  if (agents.length === 0) return undefined;
  const values = agents.flatMap((agent) => agent.values.map((tree) => JSON.stringify(plain(tree))));
  const configured = objects
    .filter(({ kind }) => kind === 'ConfigMap')
    .map(({ value }) => JSON.stringify(value.data));
  return [...values, ...configured].join('\n');
}

/** A field of the values, written for Loki or for its chart. */
export function settingAt(values: Tree, ...path: readonly string[]): Tree | undefined {
  return (
    descend(values, ['loki', ...path]) ??
    descend(values, ['loki', 'structuredConfig', ...path]) ??
    descend(values, path)
  );
}
