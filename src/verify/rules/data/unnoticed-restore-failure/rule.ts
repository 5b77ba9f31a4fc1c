import type { Command } from '../../../../facts/index.ts';
import { argumentsOf, type Call, callsTo } from '../../../commands.ts';
import type { Rule } from '../../../rule.ts';

const valued = new Set(
  '-d --dbname -h --host -p --port -U --username -c --command -f --file -v --set --variable -o --output'.split(
    ' ',
  ),
);
const dump = /(?:dump|backup|restore)[^/]*$|\.sql\.(?:gz|bz2|xz|zst)$/i;

export const rule: Rule = {
  id: 'unnoticed-restore-failure',
  title: 'A restore that succeeds whatever happens',
  severity: 'error',
  needs: 'repository',
  why: 'Unless told otherwise, psql goes on after every error and ends with success: of a dump that breaks off, or meets tables that are there already, only a part arrives, and nobody is told.',
  fix: 'Write psql --set ON_ERROR_STOP=1 --single-transaction, into a new database.',
  *check({ facts }) {
    for (const call of callsTo(facts, 'psql')) {
      const { flags, isOpen } = argumentsOf(call, valued);
      const source = sourceOf(call) ?? flags.get('-f')?.text ?? flags.get('--file')?.text;
      const stops = call.command.words.some(({ text }) => text.includes('ON_ERROR_STOP'));
      if (isOpen || stops || source === undefined || !dump.test(source)) continue;
      yield {
        message: `psql reads ${source} and goes on after errors`,
        places: [{ at: call.command.words[0].at, note: 'does not set ON_ERROR_STOP' }],
      };
    }
  },
};

const unpackers = /^(?:gunzip|gzip|zcat|zstdcat|xzcat|bzcat|cat|aws|gsutil|kubectl|pv)$/;

/** The dump that is handed to it by a pipe or by `<`. */
function sourceOf({ command, pipeline, starter }: Call): string | undefined {
  const outer = starter?.command ?? command;
  const line = starter?.pipeline ?? pipeline;
  const file = [...command.redirections, ...outer.redirections].find(({ operator }) => operator === '<');
  if (file !== undefined) return file.target.text;
  const before = line.slice(0, line.indexOf(outer));
  return before.flatMap(dumpsRead).at(-1);
}

function dumpsRead({ words: [program, ...rest], redirections }: Command): readonly string[] {
  if (!unpackers.test(program.text)) return [];
  return [...rest, ...redirections.map(({ target }) => target)]
    .map(({ text }) => text)
    .filter((text) => dump.test(text));
}
