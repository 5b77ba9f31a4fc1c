/** What a bucket does with its objects, and where it lies. */
export interface Objects {
  /** Seconds for which an object that is overwritten or deleted is kept; undefined where none is. */
  readonly versions: number | 'for ever' | undefined;
  /** Seconds after which an object is deleted. */
  readonly expireAfter: number | undefined;
  /** Seconds after which an object moves to cold storage. */
  readonly coldAfter: number | undefined;
  /** Region that keeps a copy of every object. */
  readonly copies: string | undefined;
  /** The store on whose servers the bucket lies: its own name, or that of another bucket. */
  readonly on: string;
}
