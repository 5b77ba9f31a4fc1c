import { callsOf } from '../../../commands.ts';
import type { Rule } from '../../../rule.ts';

const dumps = /^(?:pg_dump|pg_dumpall|pg_basebackup|mysqldump|mariadb-dump|mongodump|etcdctl)$/;

export const rule: Rule = {
  id: 'unscheduled-backup',
  title: 'A backup that nothing runs',
  severity: 'error',
  needs: 'repository',
  why: 'The script makes a backup when somebody remembers it. What is lost is everything since then, and that it was forgotten is found out on the day of the loss.',
  fix: 'Run it by a CronJob, or let the operator of the database do it, and alert on the age of the last backup.',
  *check({ facts }) {
    const scripts = facts.scripts.filter(({ kind, file }) => kind === 'script' && /backup/i.test(file));
    for (const { file } of scripts) {
      const name = file.slice(file.lastIndexOf('/') + 1);
      const dump = callsOf(facts).find(({ script, program }) => script.file === file && dumps.test(program));
      if (dump === undefined) continue;
      const isCalled = [...facts.sources.values()].some(
        (source) => source.file !== file && source.text.includes(name),
      );
      if (isCalled) continue;
      yield {
        message: `${file} makes a backup, and neither a CronJob nor a pipeline runs it`,
        places: [{ at: (dump.starter ?? dump).command.words[0].at, note: 'runs only by hand' }],
      };
    }
  },
};
