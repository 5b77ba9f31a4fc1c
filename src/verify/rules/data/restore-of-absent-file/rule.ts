import type { Command, Script, Word } from '../../../../facts/index.ts';
import type { Report, Rule } from '../../../rule.ts';
import { isFetch } from '../restores.ts';

/** Programs that read the file of a backup. */
const readers = /^(?:tar|gunzip|unzip|zcat|pg_restore|psql|mysql|mongorestore|redis-cli)$/;

export const rule: Rule = {
  id: 'restore-of-absent-file',
  title: 'A restore of a file that was fetched to another folder',
  severity: 'error',
  needs: 'repository',
  why: 'The file is not where the command looks: it fails, the steps behind it work on nothing or on what was left by the last time, and the way back is found to be closed when it is needed.',
  fix: 'Name the file with the folder into which it was fetched, or go there first.',
  *check({ facts }) {
    for (const script of facts.scripts) yield* judge(script);
  },
};

function* judge({ pipelines }: Script): Iterable<Report> {
  const fetched = new Map<string, { readonly folder: string; readonly word: Word }>();
  for (const command of pipelines.flat()) {
    const [program, ...rest] = command.words;
    // From another folder, the same name may well be right.
    if (program.text === 'cd' || program.text === 'pushd') fetched.clear();
    if (readers.test(program.text)) {
      for (const word of rest) {
        const found = fetched.get(word.text);
        if (found === undefined) continue;
        yield {
          message: `${program.text} reads ${word.text} here, though it was fetched to ${found.folder}`,
          places: [
            { at: word.at, note: 'is not in this folder' },
            { at: found.word.at, note: 'is fetched to here' },
          ],
        };
      }
    }
    for (const [name, target] of targetsOf(command)) {
      fetched.set(name, target);
    }
  }
}

/** The files that a command fetches into a folder below this one, by their bare names. */
function targetsOf(command: Command) {
  const [program, ...rest] = command.words;
  if (!isFetch(command) || program.text === 'tar') return [];
  const operands = rest.filter(({ text }) => !text.startsWith('-'));
  const from = operands.findIndex(({ text }) => /^(?:s3|gs):\/\//.test(text));
  const [source, target] = [operands[from], operands[from + 1]];
  const folder = target?.text ?? '';
  if (source === undefined || target === undefined || !/[^./]\/$/.test(folder)) return [];
  return [[source.text.slice(source.text.lastIndexOf('/') + 1), { folder, word: target }]] as const;
}
