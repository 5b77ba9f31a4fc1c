import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createJiti } from 'jiti';
import { UserError } from '../../base/index.ts';
import { explainFailure } from './failure.ts';
import { definitionNames, findDefinition, isFile, isFolder } from './find.ts';

export interface LoadOptions {
  /**
   * Absolute path of the API module of the running program. Every `import ... from 'groundplan'` gets this
   * very module, so that a definition works in any folder and shares its constants with the program.
   */
  readonly api: string;
}

export interface LoadedDefinition {
  /** The default export, whatever it is. */
  readonly value: unknown;
  /** The file that was loaded, as the user would type it. */
  readonly file: string;
}

/**
 * Runs a definition and hands back its default export. Types are stripped, not checked. `file` may also be
 * a folder that holds a definition under one of its usual names. Each call runs the file again.
 *
 * Throws a UserError for a missing file, a syntax error, an exception while it runs, and a missing default
 * export.
 */
export async function loadDefinition(file: string, options: LoadOptions): Promise<LoadedDefinition> {
  const found = chooseFile(file);
  const path = resolve(found);
  const api: unknown = await import(/* @vite-ignore */ pathToFileURL(options.api).href);
  const jiti = createJiti(path, {
    fsCache: cacheFolder(path),
    moduleCache: false,
    virtualModules: { groundplan: api },
  });
  let loaded: unknown;
  try {
    const source = readFileSync(path, 'utf8');
    loaded = await jiti.evalModule(source, { filename: path, async: true, forceTranspile: true });
  } catch (error) {
    throw explainFailure(error, { given: found, path, api: options.api, exports: namesOf(api) });
  }
  const value = defaultExport(loaded);
  if (value === undefined) throw noDefault(found);
  return { value, file: found };
}

function chooseFile(file: string): string {
  if (isFile(file)) return file;
  if (isFolder(file)) {
    const found = findDefinition(file);
    if (found !== undefined) return found;
    throw new UserError([
      {
        reason: `the folder ${file} holds no definition`,
        fix: `Name the file, or create ${definitionNames[0]} there.`,
      },
    ]);
  }
  throw new UserError([
    { reason: `the definition ${file} does not exist`, fix: 'Check the path and the current folder.' },
  ]);
}

/**
 * The default export. One that is undefined shows as the module itself, an artefact of how CommonJS modules
 * are bridged.
 */
function defaultExport(loaded: unknown): unknown {
  if (typeof loaded !== 'object' || loaded === null || !('default' in loaded)) return undefined;
  const value: unknown = loaded.default;
  const isModule = typeof value === 'object' && value !== null && Object.hasOwn(value, '__esModule');
  return isModule ? undefined : value;
}

function noDefault(file: string): UserError {
  return new UserError([
    {
      reason: 'the definition has no default export',
      fix: 'Write `export default definePlatform({ ... })`.',
      at: { file, line: 1, column: 1 },
    },
  ]);
}

function namesOf(api: unknown): readonly string[] {
  return typeof api === 'object' && api !== null ? Object.keys(api) : [];
}

/**
 * Where transpiled text is kept between runs: beside the project's packages, else in the home folder. Never
 * in a shared temporary folder, from which another user could feed us code.
 */
function cacheFolder(path: string): string {
  for (let dir = dirname(path); ; dir = dirname(dir)) {
    const modules = join(dir, 'node_modules');
    if (isFolder(modules)) return join(modules, '.cache', 'groundplan');
    if (dir === dirname(dir)) return join(homedir(), '.cache', 'groundplan');
  }
}
