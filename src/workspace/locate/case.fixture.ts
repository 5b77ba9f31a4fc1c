/** Stands in a text right before the position that is expected. */
export const mark = '/*@*/';

/** Texts by file name. */
export type Files = Readonly<Record<string, string>>;

/** A question to a locator. */
export interface Case {
  readonly what: string;
  readonly path: string;
  readonly atKey?: true;
  /** The text of `platform.ts`, or several files; the mark stands right before the expected position. */
  readonly files: string | Files;
}
