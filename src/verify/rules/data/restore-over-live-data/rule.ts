import { argumentsOf, type Call, callsOf, callsTo } from '../../../commands.ts';
import type { Rule } from '../../../rule.ts';

const valued = new Set(
  '-d --dbname -h --host -p --port -U --username -j --jobs -n --schema -t --table -F --format -f --file -L --use-list'.split(
    ' ',
  ),
);
/** Flags by which what is there goes first, or nothing is written to a database. */
const harmless = ['-c', '--clean', '-C', '--create', '-l', '--list', '-f', '--file', '--help', '--version'];

export const rule: Rule = {
  id: 'restore-over-live-data',
  title: 'A restore on top of the data that is there',
  severity: 'error',
  needs: 'repository',
  why: 'A restore goes on after errors: tables that exist are refused, their spoiled rows stay, rows of tables without a key are there twice, and what came later than the backup is mixed with it.',
  fix: 'Restore into a new database and swap the two, or write --clean --if-exists --single-transaction.',
  *check({ facts }) {
    for (const call of callsTo(facts, 'pg_restore')) {
      const { flags, isOpen } = argumentsOf(call, valued);
      if (isOpen || !(flags.has('-d') || flags.has('--dbname'))) continue;
      if (harmless.some((flag) => flags.has(flag)) || makesDatabase(call, callsOf(facts))) continue;
      const database = (flags.get('-d') ?? flags.get('--dbname'))?.text;
      yield {
        message: `pg_restore writes into ${database} without clearing what is there`,
        places: [{ at: call.command.words[0].at, note: 'has neither --clean nor a database of its own' }],
      };
    }
  },
};

function makesDatabase({ script }: Call, all: readonly Call[]): boolean {
  return all.some(
    (one) =>
      one.script === script &&
      (one.program === 'createdb' ||
        one.command.words.some(({ text }) => /\bcreate\s+database\b/i.test(text))),
  );
}
