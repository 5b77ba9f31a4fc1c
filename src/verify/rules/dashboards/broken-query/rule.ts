import { parser as logql } from '@grafana/lezer-logql';
import { type DataPath, isObject } from '../../../../base/index.ts';
import { readPromql } from '../../../../telemetry/index.ts';
import type { Rule } from '../../../rule.ts';
import { listAt, textAt } from '../../../value.ts';
import { dashboardsFor, nameOf, panelsOf } from '../shown.ts';

export const rule: Rule = {
  id: 'broken-query',
  title: 'A panel whose query cannot be read',
  severity: 'error',
  why: 'Prometheus or Loki answers with an error: the panel stays empty for ever.',
  fix: 'Mend the query, and try it in Explore.',
  *check(input) {
    for (const dashboard of dashboardsFor(input)) {
      for (const { value, path, title } of panelsOf(dashboard)) {
        for (const { expr, at, type } of queriesOf(value, path)) {
          const reason = faultOf(expr, type);
          if (reason === undefined) continue;
          yield {
            message: `the query of the panel '${title}' of ${nameOf(dashboard)} cannot be read: ${reason}`,
            places: [{ at: dashboard.at(at), note: reason }],
          };
        }
      }
    }
  },
};

interface PanelQuery {
  readonly expr: string;
  readonly at: DataPath;
  /** Type of the data source, where the panel says it. */
  readonly type: string | undefined;
}

function queriesOf(panel: object, path: DataPath): readonly PanelQuery[] {
  return listAt(panel, 'targets').flatMap((target, index) => {
    const expr = textAt(target, 'expr');
    if (expr === undefined || !isObject(target)) return [];
    const type = textAt(target, 'datasource', 'type') ?? textAt(panel, 'datasource', 'type');
    return [{ expr, at: [...path, 'targets', index, 'expr'], type }];
  });
}

/** What is wrong, when the query is read in the language of its data source; in either, where none is named. */
function faultOf(expr: string, type: string | undefined): string | undefined {
  const text = filled(expr);
  if (type === 'loki') return faultOfLogql(text);
  const fault = readPromql(text).fault?.reason;
  if (type === 'prometheus' || fault === undefined) return fault;
  return type === undefined && faultOfLogql(text) === undefined ? undefined : fault;
}

function faultOfLogql(text: string): string | undefined {
  let found: string | undefined;
  logql.parse(text).iterate({
    enter(node) {
      if (!node.type.isError) return;
      const rest = text.slice(node.from).trim();
      found ??= rest === '' ? 'it ends too early' : `it cannot be read from '${rest.slice(0, 20)}' on`;
    },
  });
  return found;
}

/** The query with something in the place of each variable of Grafana that reads alike. */
function filled(expr: string): string {
  return expr
    .replace(/\[\s*\$(?:\{\w+(?::\w+)?\}|\w+)\s*(:[^\]]*)?\]/g, '[5m$1]')
    .replace(/:\s*\$(?:\{\w+(?::\w+)?\}|\w+)\s*\]/g, ':5m]')
    .replace(/\boffset\s+\$(?:\{\w+\}|\w+)/g, 'offset 5m')
    .replace(/\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, (list) =>
      list.replaceAll(/[${}]/g, ''),
    )
    .replace(/"(?:\\.|[^"\\])*"/g, (quoted) => quoted.replaceAll('$', ''))
    .replace(/\$(?:\{\w+(?::\w+)?\}|\w+)/g, (_, offset: number, all: string) =>
      /[\w:]/.test(all[offset - 1] ?? '') ? '_x' : '1',
    );
}
