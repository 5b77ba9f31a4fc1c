import type { ScalarTree, Source, Tree } from '../base/index.ts';
import { parseYaml } from '../base/index.ts';
import type { InputFile } from './facts.ts';
import type { ProblemList } from './problems.ts';

/** Objects from outside the repository. */
export interface RemoteSource {
  /** Folder of the kustomization that takes them. */
  readonly folder: string;
  readonly address: string;
}

/** The files to read, each parsed once and only when somebody asks. */
export class Repository {
  readonly sources: ReadonlyMap<string, Source>;
  /** Addresses that a kustomization takes objects from in a version that never changes; none is fetched. */
  readonly remote = new Map<ScalarTree, RemoteSource>();
  readonly #problems: ProblemList;
  readonly #parsed = new Map<string, readonly Tree[]>();
  readonly #used = new Set<string>();

  constructor(files: Iterable<InputFile>, problems: ProblemList) {
    const sources = new Map<string, Source>();
    for (const { path, text } of files) {
      const file = resolvePath('.', path);
      if (file !== undefined) sources.set(file, { file, text });
    }
    this.sources = sources;
    this.#problems = problems;
  }

  /**
   * The documents of a file; what is wrong in it is reported. `wideBooleans`: see `readWord`; a file is read
   * one way only, the first.
   */
  documents(file: string, wideBooleans: boolean): readonly Tree[] {
    const known = this.#parsed.get(file);
    if (known !== undefined) return known;
    const source = this.sources.get(file);
    if (source === undefined) return [];
    const { documents, problems } = parseYaml(source, { wideBooleans });
    for (const { at, reason } of problems)
      this.#problems.add({ at, reason, fix: 'Mend the YAML of this document.' });
    this.#parsed.set(file, documents);
    return documents;
  }

  /** Remembers that a kustomization speaks of a file, so that it is no loose manifest. */
  use(file: string): void {
    this.#used.add(file);
  }

  isUsed(file: string): boolean {
    return this.#used.has(file);
  }
}

/**
 * The path that a relative path means in a folder, both relative to the repository ('.' is the repository
 * itself); undefined where it leaves the repository.
 */
export function resolvePath(folder: string, path: string): string | undefined {
  if (path.startsWith('/')) return undefined;
  const steps = folder === '.' ? [] : folder.split('/');
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.length === 0 ? '.' : steps.join('/');
}

export function folderOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash < 0 ? '.' : file.slice(0, slash);
}

export function isInside(file: string, folder: string): boolean {
  return folder === '.' || file.startsWith(`${folder}/`);
}
