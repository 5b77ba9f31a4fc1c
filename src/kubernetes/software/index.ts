import type { softwareTable } from './table.ts';

/** Name of software in the table. */
export type SoftwareName = keyof typeof softwareTable;
