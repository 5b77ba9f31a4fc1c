import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DataPath, type Diagnostic, type Position, UserError } from '../base/index.ts';
import { type Platform, readPlatform } from '../model/index.ts';
import {
  createLocator,
  findDefinition,
  type LoadedDefinition,
  type Locator,
  loadDefinition,
} from '../workspace/index.ts';
import type { Terminal } from './command.ts';

/** A definition that was loaded and read, with the way back from its data to its text. */
export interface OpenPlatform {
  readonly platform: Platform;
  readonly locator: Locator;
  /** The definition's file, as messages name it. */
  readonly file: string;
  /** Same definition, other environments or none chosen: diagnostics get their places. */
  locate(diagnostics: readonly Diagnostic[]): readonly Diagnostic[];
}

/**
 * The module that definitions import as 'groundplan': beside the built program, or in the sources when the
 * program runs from them.
 */
function apiModule(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const built = join(here, 'index.mjs');
  return existsSync(built) ? built : resolve(here, '../index.ts');
}

/** A path as the user would type it: relative to the current folder where it lies below. */
export function shown(terminal: Terminal, file: string): string {
  const path = relative(terminal.cwd, resolve(terminal.cwd, file));
  return path.startsWith('..') || isAbsolute(path) ? resolve(terminal.cwd, file) : path;
}

/** The definition that a command means: the one named, or the one of the current folder. */
export function chooseDefinition(terminal: Terminal, given: string | undefined): string {
  if (given !== undefined) return shown(terminal, given);
  const found = findDefinition(terminal.cwd);
  if (found !== undefined) return shown(terminal, found);
  throw new UserError([
    {
      reason: `there is no platform.ts in ${terminal.cwd}`,
      fix: 'Name the definition, or begin one with `groundplan init`.',
    },
  ]);
}

/** Loads and reads a definition. Throws a UserError with all faults, each at its place in the text. */
export async function openPlatform(
  terminal: Terminal,
  given: string | undefined,
  environments?: readonly string[],
): Promise<OpenPlatform> {
  const loaded = await load(terminal, chooseDefinition(terminal, given));
  const file = shown(terminal, loaded.file);
  const locator = createLocator(loaded.file, readText);
  const locate = (diagnostics: readonly Diagnostic[]) =>
    diagnostics.map((one) => located(one, locator, terminal));
  const outcome = readPlatform(loaded.value, environments);
  if (outcome.diagnostics !== undefined) throw new UserError(locate(outcome.diagnostics));
  return { platform: outcome.platform, locator, file, locate };
}

/** Loads by the absolute path; what is wrong is told by the path that the user knows. */
async function load(terminal: Terminal, file: string): Promise<LoadedDefinition> {
  const path = resolve(terminal.cwd, file);
  try {
    return await loadDefinition(path, { api: apiModule() });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      error.diagnostics.map(({ at, ...one }) => ({
        ...one,
        reason: one.reason.replaceAll(path, file),
        ...(at === undefined ? {} : { at: { ...at, file: shown(terminal, at.file) } }),
      })),
    );
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function located(diagnostic: Diagnostic, locator: Locator, terminal: Terminal): Diagnostic {
  if (diagnostic.path === undefined || diagnostic.at !== undefined) return diagnostic;
  return { ...diagnostic, at: placeOf(locator, terminal, diagnostic.path, diagnostic.atKey === true) };
}

/** Where the value at a path of the definition is written. */
export function placeOf(locator: Locator, terminal: Terminal, path: DataPath, atKey = false): Position {
  const at = locator.position(path, { atKey });
  return { ...at, file: shown(terminal, at.file) };
}
