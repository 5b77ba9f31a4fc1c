import type { Command } from '../../../../facts/index.ts';
import { type Call, callsOf } from '../../../commands.ts';
import type { Rule } from '../../../rule.ts';

const dumps =
  /^(?:pg_dump|pg_dumpall|pg_basebackup|mysqldump|mariadb-dump|mongodump|clickhouse-backup|etcdctl)$/;

export const rule: Rule = {
  id: 'hidden-backup-failure',
  title: 'A backup whose failure a pipe hides',
  severity: 'error',
  needs: 'repository',
  why: 'A pipe succeeds when its last command does: gzip packs the nothing that a failed dump has written, the upload keeps it, and every day an empty backup is reported as done.',
  fix: 'Begin with set -euo pipefail, and refuse a file that is smaller than a dump can be.',
  *check({ facts }) {
    for (const call of callsOf(facts)) {
      if (call.script.kind === 'page' || call.command === call.pipeline.at(-1)) continue;
      if (!isDump(call) || hasPipefail(call)) continue;
      yield {
        message: `${dumpIn(call.command)} may fail inside a pipe, and the backup counts as made`,
        places: [{ at: call.command.words[0].at, note: 'its failure is not looked at' }],
      };
    }
  },
};

/** The dump itself, or a command that runs one elsewhere and hands on what it writes. */
function isDump({ program, command }: Call): boolean {
  return dumps.test(program) || dumpIn(command) !== program;
}

function dumpIn({ words, starts }: Command): string {
  const own = words[0].text.replace(/^.*\//, '');
  const started = starts.flatMap((pipeline) => pipeline.at(-1) ?? []).map((command) => dumpIn(command));
  return dumps.test(own) ? own : (started.find((one) => dumps.test(one)) ?? own);
}

/** A command in a shell of its own goes by what that shell was told. */
function hasPipefail({ script, starter }: Call): boolean {
  if (starter === undefined) return script.pipefail;
  return starter.command.starts.some((pipeline) =>
    pipeline.some(({ words }) => words[0].text === 'set' && words.some(({ text }) => text === 'pipefail')),
  );
}
