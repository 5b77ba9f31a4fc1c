import { statSync } from 'node:fs';
import { join } from 'node:path';

/** The names a definition may have when none is given, best first. */
export const definitionNames = ['platform.ts', 'platform.mts', 'platform.js', 'platform.mjs'] as const;

/** The definition of a folder, by its usual names; undefined when the folder holds none. */
export function findDefinition(dir: string): string | undefined {
  return definitionNames.map((name) => join(dir, name)).find(isFile);
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
