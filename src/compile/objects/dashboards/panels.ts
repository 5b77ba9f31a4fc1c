import { compact } from '../../../base/index.ts';
import type { DataSource, Link, Panel, Query, Threshold } from './grafana.ts';

/** A panel before it has a place. */
export type Unplaced = Panel extends infer One
  ? One extends Panel
    ? Omit<One, 'id' | 'gridPos'> & { readonly width: number; readonly height: number }
    : never
  : never;

/** A question that a panel asks, and how a series of the answer is called. */
export interface Question {
  readonly expr: string;
  readonly legend?: string;
}

/** Units of Grafana, by what they measure. */
const units = {
  perSecond: 'reqps',
  share: 'percentunit',
  seconds: 's',
  bytes: 'bytes',
  bytesPerSecond: 'binBps',
  cores: 'cores',
  count: 'short',
} as const;
export type Unit = keyof typeof units;

/** The data sources, chosen by a variable of the dashboard so that the file fits every Grafana. */
const metricSource: DataSource = { type: 'prometheus', uid: '$' + '{datasource}' };
const logSource: DataSource = { type: 'loki', uid: '$' + '{logs}' };

interface PanelText {
  readonly title: string;
  /** What one reads from it, and what to do. */
  readonly description?: string;
  readonly unit?: Unit;
  /** Values from which on the panel turns orange and red; downwards where the red one is the lower. */
  readonly warn?: number;
  readonly alarm?: number;
  readonly links?: readonly Link[];
}

interface Numbers extends PanelText {
  readonly questions: readonly Question[];
  readonly width?: number;
  readonly height?: number;
  readonly maximum?: number;
}

/** Lines over time. */
export function lines(given: Numbers): Unplaced {
  const marked = given.alarm !== undefined;
  return {
    ...common(given),
    type: 'timeseries',
    width: given.width ?? 8,
    height: given.height ?? 8,
    targets: metricQueries(given.questions, false),
    options: {
      legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
    fieldConfig: {
      defaults: compact({
        unit: unitOf(given),
        min: 0,
        max: given.maximum,
        thresholds: thresholdsOf(given),
        custom: marked ? { fillOpacity: 10, thresholdsStyle: { mode: 'dashed' } } : { fillOpacity: 10 },
      }) as NonNullable<Unplaced['fieldConfig']>['defaults'],
      overrides: [],
    },
  };
}

/** One number, with its course behind it. */
export function number(given: Numbers): Unplaced {
  return {
    ...common(given),
    type: 'stat',
    width: given.width ?? 4,
    height: given.height ?? 4,
    targets: metricQueries(given.questions, true),
    options: {
      graphMode: 'area',
      colorMode: 'value',
      justifyMode: 'auto',
      textMode: 'auto',
      wideLayout: true,
      showPercentChange: false,
      percentChangeColorMode: 'standard',
      orientation: 'auto',
      reduceOptions: { values: false, calcs: ['lastNotNull'], fields: '' },
    },
    fieldConfig: {
      defaults: compact({
        unit: unitOf(given),
        max: given.maximum,
        thresholds: thresholdsOf(given),
      }) as NonNullable<Unplaced['fieldConfig']>['defaults'],
      overrides: [],
    },
  };
}

/** The present values, one line for each series. */
export function rows(given: Numbers): Unplaced {
  return {
    ...common(given),
    type: 'table',
    width: given.width ?? 12,
    height: given.height ?? 8,
    targets: metricQueries(given.questions, true).map((query) => ({ ...query, format: 'table' })),
    transformations: [
      { id: 'organize', options: { excludeByName: { Time: true }, indexByName: {}, renameByName: {} } },
    ],
    options: { frameIndex: 0, showHeader: true },
    fieldConfig: {
      defaults: compact({ unit: unitOf(given), thresholds: thresholdsOf(given) }) as NonNullable<
        Unplaced['fieldConfig']
      >['defaults'],
      overrides: [],
    },
  };
}

/** Lines of the logs, the newest first. */
export function logLines(given: PanelText & { readonly expr: string; readonly height?: number }): Unplaced {
  return {
    ...common(given),
    datasource: logSource,
    type: 'logs',
    width: 24,
    height: given.height ?? 10,
    targets: [{ refId: 'A', datasource: logSource, expr: given.expr, queryType: 'range' }],
    options: {
      showTime: true,
      showLabels: false,
      showCommonLabels: false,
      showLogContextToggle: true,
      wrapLogMessage: true,
      prettifyLogMessage: false,
      enableLogDetails: true,
      sortOrder: 'Descending',
      dedupStrategy: 'none',
    },
  };
}

/** Numbers that are counted in the logs. */
export function logCounts(given: Numbers): Unplaced {
  const panel = lines(given);
  return {
    ...panel,
    datasource: logSource,
    targets: given.questions.map(({ expr, legend }, index) => ({
      refId: refId(index),
      datasource: logSource,
      expr,
      queryType: 'range',
      ...(legend === undefined ? {} : { legendFormat: legend }),
    })),
  } as Unplaced;
}

function common({ title, description, links }: PanelText) {
  return {
    title,
    datasource: metricSource,
    ...(description === undefined ? {} : { description }),
    ...(links === undefined ? {} : { links }),
  };
}

function metricQueries(questions: readonly Question[], instant: boolean): readonly Query[] {
  return questions.map(({ expr, legend }, index) => ({
    refId: refId(index),
    datasource: metricSource,
    expr,
    ...(instant ? { instant: true, range: false } : {}),
    ...(legend === undefined ? {} : { legendFormat: legend }),
  }));
}

/** A, B, C ... */
function refId(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

function unitOf({ unit = 'count' }: PanelText): string {
  return units[unit];
}

function thresholdsOf({ warn, alarm }: PanelText) {
  const steps = stepsOf(warn, alarm);
  return steps === undefined ? undefined : ({ mode: 'absolute', steps } as const);
}

function stepsOf(warn: number | undefined, alarm: number | undefined): readonly Threshold[] | undefined {
  if (alarm === undefined) return undefined;
  if (warn === undefined) {
    return [
      { color: 'green', value: null },
      { color: 'red', value: alarm },
    ];
  }
  return alarm >= warn
    ? [
        { color: 'green', value: null },
        { color: 'orange', value: warn },
        { color: 'red', value: alarm },
      ]
    : [
        { color: 'red', value: null },
        { color: 'orange', value: alarm },
        { color: 'green', value: warn },
      ];
}
