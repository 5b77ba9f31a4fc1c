export type * from './kinds.ts';
