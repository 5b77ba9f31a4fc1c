export { findDefinition } from './load/find.ts';
export type { LoadedDefinition, LoadOptions } from './load/load.ts';
export { loadDefinition } from './load/load.ts';
export type { Locator } from './locate/locator.ts';
export { createLocator } from './locate/locator.ts';
