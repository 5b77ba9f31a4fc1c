import type { Facts } from '../../../../facts/index.ts';
import type { Call } from '../../../commands.ts';
import { oncePer } from '../../../once-per.ts';

/** All files below each folder of the repository. */
export const foldersOf = oncePer((facts: Facts): ReadonlyMap<string, readonly string[]> => {
  const folders = new Map<string, string[]>([['.', [...facts.sources.keys()]]]);
  for (const file of facts.sources.keys()) {
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      const folder = file.slice(0, end);
      const known = folders.get(folder);
      if (known === undefined) folders.set(folder, [file]);
      else known.push(file);
    }
  }
  return folders;
});

/** What a path means from a folder, where a file or a folder stands there. */
export function stands(facts: Facts, from: string, path: string): string | undefined {
  const found = joined(from, path);
  return found !== undefined && (facts.sources.has(found) || foldersOf(facts).has(found)) ? found : undefined;
}

function joined(from: string, path: string): string | undefined {
  const steps = from === '.' ? [] : from.split('/');
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.length === 0 ? '.' : steps.join('/');
}

/**
 * The folders in which a command may run: the one that the commands before it went to, the top of the repository and
 * the script's own. None where a variable decides.
 */
export function startsOf(facts: Facts, { script, command }: Call): readonly string[] {
  const slash = script.file.lastIndexOf('/');
  const own = slash < 0 ? '.' : script.file.slice(0, slash);
  const begin = [...new Set(['.', own])];
  if (/\bworking-directory\s*:/.test(facts.sources.get(script.file)?.text ?? '')) return [];
  let current: readonly string[] = begin;
  for (const { words } of script.pipelines.flat()) {
    if (words === command.words) break;
    const [program, target] = words;
    if (program.text === 'pushd' || program.text === 'popd') return [];
    if (program.text !== 'cd' || target === undefined) continue;
    if (target.variables.length > 0) {
      if (!/dirname|BASH_SOURCE/.test(target.text)) return [];
      current = target.text.includes('/..') ? begin : [own];
      continue;
    }
    // Where people go into what they cloned, they stand at the top; a further section begins there again.
    const next = [...current, ...begin].flatMap((from) => stands(facts, from, target.text) ?? []);
    current = next.length > 0 ? [...new Set(next)] : begin;
  }
  return script.kind === 'page' || script.kind === 'makefile'
    ? [...new Set([...current, ...begin])]
    : current;
}
