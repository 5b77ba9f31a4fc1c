import { type Software, softwareTable } from './table.ts';

export type { Software } from './table.ts';

/** Name of software in the table. */
export type SoftwareName = keyof typeof softwareTable;

/** What is known of software that platforms commonly install. */
export function software(name: SoftwareName): Software {
  return softwareTable[name];
}
