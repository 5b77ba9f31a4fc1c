import { type DataPath, plain, positionAt, type Tree } from '../../../base/index.ts';
import type { Cluster, Facts } from '../../../facts/index.ts';
import { type Expression, readPromql } from '../../../telemetry/index.ts';
import { oncePer } from '../../once-per.ts';
import type { FindingPlace, RuleInput } from '../../rule.ts';
import { listAt, textAt, textsAt } from '../../value.ts';

/** A rule of Prometheus, from an object or from a file. */
export interface Query {
  readonly kind: 'alert' | 'recording';
  readonly name: string;
  /** Undefined where the text is no PromQL. */
  readonly expression: Expression | undefined;
  readonly annotations: Readonly<Record<string, string>>;
  /** A place of the rule: a field of it, or the rule itself. */
  at(field: 'expr' | 'name' | 'runbook', note: string): FindingPlace;
}

/** All rules that a cluster's Prometheus evaluates: those of its objects, and those of files. */
export function queriesOf({ cluster, facts }: RuleInput): readonly Query[] {
  return [...ofObjects(cluster), ...ofFiles(facts)];
}

const ofObjects = oncePer((cluster: Cluster) =>
  cluster.ofKind('PrometheusRule').flatMap(({ tree }) => read(tree, ['spec', 'groups'])),
);
const ofFiles = oncePer((facts: Facts) => facts.monitoring.rules.flatMap((tree) => read(tree, ['groups'])));

function read(tree: Tree, groups: DataPath): readonly Query[] {
  const value = plain(tree);
  return listAt(value, ...groups).flatMap((group, index) =>
    listAt(group, 'rules').flatMap((rule, place): readonly Query[] => {
      const alert = textAt(rule, 'alert');
      const name = alert ?? textAt(rule, 'record');
      const expr = textAt(rule, 'expr');
      if (name === undefined || expr === undefined) return [];
      const path = [...groups, index, 'rules', place];
      const fields = {
        expr: [...path, 'expr'],
        name: [...path, alert === undefined ? 'record' : 'alert'],
        runbook: [...path, 'annotations', 'runbook_url'],
      };
      return [
        {
          kind: alert === undefined ? 'recording' : 'alert',
          name,
          expression: readPromql(expr).expression,
          annotations: textsAt(rule, 'annotations'),
          at: (field, note) => ({ at: positionAt(tree, fields[field]), note }),
        },
      ];
    }),
  );
}

/** How messages call a rule: `alert HighErrorRate`. */
export function titleOfQuery({ kind, name }: Query): string {
  return `${kind} ${name}`;
}
