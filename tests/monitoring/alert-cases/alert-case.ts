/** Series by name and labels, as promtool writes them: 'start+step x times'. */
export type Series = Readonly<Record<string, string>>;

/** A course of things, and which alerts must be firing after a time, or must not. */
export interface AlertCase {
  readonly alert: string;
  /**
   * The platform whose rules are tried: the one of services, stores and nodes, or the one of installed software.
   * @default 'watched'
   */
  readonly on?: 'installed';
  readonly what: string;
  readonly series: Series;
  /**
   * Time between two samples.
   * @default '15s'
   */
  readonly every?: string;
  readonly after: string;
  readonly fires: boolean;
}

/** So many samples of one value. */
export const always = (value: number | string, samples = 480) => `${value}+0x${samples}`;
/** A counter that grows by so much in a second. */
export const growing = (perSecond: number, samples = 480, from = 0) => `${from}+${perSecond * 15}x${samples}`;
