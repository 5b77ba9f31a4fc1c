import type * as dashboard from '@grafana/grafana-foundation-sdk/dashboard';
import type * as logs from '@grafana/grafana-foundation-sdk/logs';
import type * as loki from '@grafana/grafana-foundation-sdk/loki';
import type * as prometheus from '@grafana/grafana-foundation-sdk/prometheus';
import type * as stat from '@grafana/grafana-foundation-sdk/stat';
import type * as table from '@grafana/grafana-foundation-sdk/table';
import type * as timeseries from '@grafana/grafana-foundation-sdk/timeseries';

/**
 * The model of a dashboard as Grafana reads it from a file, as plain data: the types of its makers, in which an
 * enumeration is the texts that it stands for. Nothing of their package is in the program that users install.
 */
type Data<T> = T extends string
  ? `${T}`
  : T extends number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Data<Item>[]
      : T extends object
        ? { readonly [Key in keyof T as Key extends `_implements${string}` ? never : Key]: Data<T[Key]> }
        : T;

type Of<Panel extends string, Options> = Omit<
  Data<dashboard.Panel>,
  'type' | 'options' | 'targets' | 'gridPos'
> & {
  readonly type: Panel;
  readonly id: number;
  readonly title: string;
  readonly gridPos: Data<dashboard.GridPos>;
  readonly options: Data<Options>;
  readonly targets: readonly Query[];
};

export type Panel =
  | Of<'timeseries', timeseries.Options>
  | Of<'stat', stat.Options>
  | Of<'table', table.Options>
  | Of<'logs', logs.Options>;
export type Row = Data<dashboard.RowPanel>;
export type Query = (Data<prometheus.Dataquery> | Data<loki.dataquery>) & {
  readonly refId: string;
  readonly expr: string;
  readonly datasource: DataSource;
};
export type DataSource = { readonly type: string; readonly uid: string };
export type Variable = Data<dashboard.VariableModel>;
export type Link = Data<dashboard.DashboardLink>;
export type Threshold = Data<dashboard.Threshold>;
export type Dashboard = Omit<Data<dashboard.Dashboard>, 'panels' | 'uid' | 'title'> & {
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly (Panel | Row)[];
};
