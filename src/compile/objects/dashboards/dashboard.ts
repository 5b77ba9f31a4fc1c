import type { Environment } from '../../../model/index.ts';
import type { Dashboard, Link, Panel, Row, Variable } from './grafana.ts';
import type { Unplaced } from './panels.ts';

/** Columns of Grafana's grid. */
const columns = 24;

/** Version of the model, as Grafana 12 and 13 write it in files. */
const schemaVersion = 42;

/** A part of a dashboard under a heading. */
export interface Section {
  readonly title: string;
  readonly panels: readonly Unplaced[];
}

/** A dashboard before its panels have places. */
export interface Sketch {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  /** How far it looks back: 'now-6h'. */
  readonly from?: string;
  readonly sections: readonly Section[];
  readonly links?: readonly Link[];
}

/** Lays the panels out from left to right, row by row, under the headings of their sections. */
export function draw(environment: Environment, sketch: Sketch): Dashboard {
  const { uid, title, description, tags, sections } = sketch;
  return {
    uid,
    title,
    description,
    tags,
    timezone: 'browser',
    editable: false,
    graphTooltip: 1,
    refresh: '1m',
    schemaVersion,
    time: { from: sketch.from ?? 'now-6h', to: 'now' },
    templating: { list: variables(environment, sections) },
    annotations: { list: [] },
    links: [...(sketch.links ?? [])],
    panels: placed(sections.filter(({ panels }) => panels.length > 0)),
  };
}

function placed(sections: readonly Section[]): readonly (Panel | Row)[] {
  const found: (Panel | Row)[] = [];
  let y = 0;
  for (const { title, panels } of sections) {
    const row = { type: 'row' as const, id: found.length + 1, title, collapsed: false, panels: [] };
    found.push({ ...row, gridPos: { x: 0, y, w: columns, h: 1 } });
    y += 1;
    let x = 0;
    let tallest = 0;
    for (const { width, height, ...panel } of panels) {
      if (x + width > columns) {
        x = 0;
        y += tallest;
        tallest = 0;
      }
      found.push({ ...panel, id: found.length + 1, gridPos: { x, y, w: width, h: height } } as Panel);
      x += width;
      tallest = Math.max(tallest, height);
    }
    y += tallest;
  }
  return found;
}

/** Which Prometheus and which Loki are asked: the only one, or one of several. */
function variables({ logs }: Environment, sections: readonly Section[]): readonly Variable[] {
  const asksLogs = sections.some(({ panels }) =>
    panels.some(({ datasource }) => datasource?.type === 'loki'),
  );
  const source = (name: string, label: string, query: string): Variable => ({
    type: 'datasource',
    name,
    label,
    query,
    refresh: 1,
    hide: 0,
  });
  return [
    source('datasource', 'Metrics', 'prometheus'),
    ...(logs !== undefined && asksLogs ? [source('logs', 'Logs', 'loki')] : []),
  ];
}

/** A link to another place. */
export function link(title: string, url: string): Link {
  return {
    type: 'link',
    title,
    url,
    icon: 'external link',
    tooltip: '',
    tags: [],
    asDropdown: false,
    targetBlank: true,
    includeVars: false,
    keepTime: true,
  };
}

/** Words of a name, each with a capital: 'claims-service' is 'Claims Service'. */
export function titled(name: string): string {
  return name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
